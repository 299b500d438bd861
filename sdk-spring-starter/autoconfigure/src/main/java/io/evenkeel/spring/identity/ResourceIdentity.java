package io.evenkeel.spring.identity;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who the service is and where it runs: what traces, OTLP logs and OTLP metrics carry as their resource. What was said goes
 * before what was found. Thread-safe; found once, when it is first asked for.
 */
public final class ResourceIdentity {
    private final ServiceIdentity service;
    private final Variables variables;
    private final Map<String, String> chosen;
    private final boolean detected;
    private @Nullable Map<String, String> attributes;

    /**
     * @param chosen by attribute, names of variables that hold it
     * @param detected whether the platform is looked at
     */
    ResourceIdentity(ServiceIdentity service, Variables variables, Map<String, String> chosen, boolean detected) {
        this.service = service;
        this.variables = variables;
        this.chosen = chosen;
        this.detected = detected;
    }

    /** All attributes. The first caller may wait for the rest of the 300 ms that the platform has to answer. */
    public synchronized Map<String, String> attributes() {
        Map<String, String> found = attributes;
        if (found == null) {
            found = find();
            attributes = found;
        }
        return found;
    }

    private Map<String, String> find() {
        Map<String, String> all = new LinkedHashMap<>(service.attributes());
        if (detected) {
            Kubernetes.find(variables, chosen).forEach(all::putIfAbsent);
            EcsTask task = EcsTask.at(variables.get(EcsTask.VARIABLE));
            if (task != null) {
                task.attributes().forEach(all::putIfAbsent);
            }
            Container.find().forEach((attribute, value) -> {
                if (!attribute.startsWith("k8s.") || Kubernetes.isHere(variables)) {
                    all.putIfAbsent(attribute, value);
                }
            });
        }
        all.putIfAbsent(ServiceIdentity.INSTANCE, InstanceId.of(all));
        return Collections.unmodifiableMap(all);
    }
}
