package io.evenkeel.machine;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The real one. Of each file 64 KiB are read at most. */
final class ThisMachine implements Machine {
    private static final int MOST = 65_536;
    private static final List<String> ENDING = List.of("ExitOnOutOfMemoryError", "CrashOnOutOfMemoryError");
    private static final String COMMAND = "OnOutOfMemoryError";
    /** A whole command that ends the process for certain: after a SIGTERM its own hooks may wait forever for memory. */
    private static final Pattern KILLING =
            Pattern.compile("\\s*(/\\S*/)?kill\\s+(-s\\s+|-)(9|(SIG)?KILL)\\s+%p\\s*", Pattern.CASE_INSENSITIVE);

    private static final Pattern COMMANDS = Pattern.compile("[;\n]");

    /** Kubernetes and Amazon ECS set these in every container. */
    private static final List<String> ORCHESTRATED =
            List.of("KUBERNETES_SERVICE_HOST", "ECS_CONTAINER_METADATA_URI_V4");

    private static final Pattern USER = Pattern.compile("(?m)^Uid:\\s+\\d+\\s+(\\d+)");
    private static final Pattern CONTAINER =
            Pattern.compile("docker|kubepods|containerd|crio|libpod|lxc|/ecs/|[0-9a-f]{64}");

    private final Path root;
    private final Map<String, String> variables;
    private final ControlGroups groups;

    ThisMachine() {
        this(Path.of("/"), System.getenv());
    }

    /**
     * @param root where {@code proc} and {@code sys} are
     * @param variables of the process
     */
    ThisMachine(Path root, Map<String, String> variables) {
        this.root = root;
        this.variables = variables;
        this.groups = new ControlGroups(root);
    }

    @Override
    public LocalDate today() {
        return LocalDate.now(Clock.systemUTC());
    }

    /** The files and groups of a container are not always there: with private control groups, or without a service account. */
    @Override
    public boolean contained() {
        return ORCHESTRATED.stream().anyMatch(variables::containsKey)
                || Files.exists(root.resolve(".dockerenv"))
                || Files.exists(root.resolve("run/.containerenv"))
                || Files.exists(root.resolve("var/run/secrets/kubernetes.io"))
                || CONTAINER.matcher(read(root.resolve("proc/self/cgroup"))).find();
    }

    @Override
    public @Nullable Long memoryLimit() {
        return groups.memory();
    }

    @Override
    public @Nullable Double cpuLimit() {
        return groups.cpus();
    }

    /** Asks the virtual machine, which knows of JAVA_TOOL_OPTIONS too; where that is another than HotSpot, its arguments. */
    @Override
    public @Nullable String outOfMemoryOption() {
        try {
            return HotSpot.option();
        } catch (Throwable absent) {
            List<String> arguments = ManagementFactory.getRuntimeMXBean().getInputArguments();
            return ENDING.stream()
                    .map(name -> "-XX:+" + name)
                    .filter(arguments::contains)
                    .findFirst()
                    .orElse(null);
        }
    }

    @Override
    public @Nullable Long userId() {
        Matcher user = USER.matcher(read(root.resolve("proc/self/status")));
        return user.find() ? Long.valueOf(user.group(1)) : null;
    }

    static String read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(MOST), StandardCharsets.ISO_8859_1);
        } catch (IOException | SecurityException absent) {
            return ""; // not Linux, or not allowed
        }
    }

    /** A class of its own: a runtime image may be without the module {@code jdk.management}. */
    private static final class HotSpot {
        static @Nullable String option() {
            HotSpotDiagnosticMXBean options = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
            for (String name : ENDING) {
                if (options.getVMOption(name).getValue().equals("true")) {
                    return "-XX:+" + name;
                }
            }
            return COMMANDS.splitAsStream(options.getVMOption(COMMAND).getValue())
                            .anyMatch(command -> KILLING.matcher(command).matches())
                    ? "-XX:" + COMMAND + " with kill -9"
                    : null;
        }
    }
}
