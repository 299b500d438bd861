package io.evenkeel.spring.identity;

import io.evenkeel.call.InvalidSettingException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a pod's environment variables say, filled from the downward API under the names that are in use for it. */
final class Kubernetes {
    private static final int LONGEST_NAMESPACE = 63;
    private static final Path NAMESPACE = Path.of("/var/run/secrets/kubernetes.io/serviceaccount/namespace");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,99}");
    private static final Map<String, List<String>> USUAL = new LinkedHashMap<>();

    static {
        // The last of each line: the names of the OpenTelemetry Operator, and of the examples in Kubernetes'
        // documentation.
        USUAL.put(
                "k8s.namespace.name",
                List.of("K8S_NAMESPACE_NAME", "POD_NAMESPACE", "K8S_NAMESPACE", "MY_POD_NAMESPACE"));
        USUAL.put(
                "k8s.pod.name",
                List.of("K8S_POD_NAME", "POD_NAME", "OTEL_RESOURCE_ATTRIBUTES_POD_NAME", "MY_POD_NAME"));
        USUAL.put("k8s.pod.uid", List.of("K8S_POD_UID", "POD_UID", "OTEL_RESOURCE_ATTRIBUTES_POD_UID", "MY_POD_UID"));
        USUAL.put(
                "k8s.node.name",
                List.of("K8S_NODE_NAME", "NODE_NAME", "OTEL_RESOURCE_ATTRIBUTES_NODE_NAME", "MY_NODE_NAME"));
        USUAL.put("k8s.container.name", List.of("K8S_CONTAINER_NAME", "CONTAINER_NAME"));
        USUAL.put("k8s.deployment.name", List.of("K8S_DEPLOYMENT_NAME", "DEPLOYMENT_NAME"));
        USUAL.put("k8s.cluster.name", List.of("K8S_CLUSTER_NAME", "CLUSTER_NAME"));
    }

    private Kubernetes() {}

    /** Whether this process runs in a pod: each gets this variable. */
    static boolean isHere(Variables variables) {
        return variables.get("KUBERNETES_SERVICE_HOST") != null;
    }

    /**
     * @param chosen by attribute, the variables that the application names itself, with commas between
     */
    static Map<String, String> find(Variables variables, Map<String, String> chosen) {
        return find(variables, chosen, NAMESPACE);
    }

    static Map<String, String> find(Variables variables, Map<String, String> chosen, Path namespace) {
        Map<String, String> found = new LinkedHashMap<>();
        chosen.forEach((attribute, names) -> put(found, attribute, List.of(names.split("\\s*,\\s*")), variables));
        if (isHere(variables)) {
            USUAL.forEach((attribute, names) -> put(found, attribute, names, variables));
            String mounted = Variables.text(read(namespace));
            if (mounted != null) {
                found.putIfAbsent("k8s.namespace.name", mounted);
            }
        }
        return found;
    }

    /** Refuses a name that no variable can have. */
    static void check(Map<String, String> chosen) {
        chosen.forEach((attribute, names) -> {
            for (String name : names.split(",", -1)) {
                if (!VARIABLE.matcher(name.strip()).matches()) {
                    throw new InvalidSettingException(
                            "evenkeel.identity.variables." + attribute,
                            names,
                            "names of environment variables with commas between, such as MY_POD_NAME");
                }
            }
        });
    }

    private static void put(Map<String, String> found, String attribute, List<String> names, Variables variables) {
        for (String name : names) {
            String value = variables.get(name);
            if (value != null) {
                found.putIfAbsent(attribute, value);
                return;
            }
        }
    }

    private static @Nullable String read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(LONGEST_NAMESPACE), StandardCharsets.UTF_8);
        } catch (IOException | SecurityException absent) {
            return null;
        }
    }
}
