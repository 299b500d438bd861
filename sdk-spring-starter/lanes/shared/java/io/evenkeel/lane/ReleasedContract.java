package io.evenkeel.lane;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The contract of a release, read off the release: a process of its own that has its jars instead of what was just built. */
final class ReleasedContract {
    private static final List<String> OURS =
            List.of("sdk-core", "autoconfigure", "evenkeel-core", "evenkeel-spring-boot-auto");

    private ReleasedContract() {}

    /** Writes to the first argument what a service emits; the second is the page about it, the third the version that is to run. */
    public static void main(String[] args) throws IOException {
        try (EmittedContract emitted = new EmittedContract(new TelemetryContract(Path.of(args[1])))) {
            if (!emitted.sdkVersion().equals(args[2])) {
                throw new IllegalStateException("not " + args[2] + " runs, but " + emitted.sdkVersion());
            }
            Files.writeString(Path.of(args[0]), emitted.json());
        }
    }

    /** What the release in a folder emits: its jars are there, and its telemetry.md. */
    static String of(Path release) throws IOException, InterruptedException {
        Path written = Files.createTempFile("contract", ".json");
        Path log = Files.createTempFile("contract", ".log");
        try {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-Xmx256m",
                            "-cp",
                            classPath(release),
                            ReleasedContract.class.getName(),
                            written.toString(),
                            release.resolve("telemetry.md").toString(),
                            release.getFileName().toString())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (!process.waitFor(180, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new AssertionError(Files.readString(log));
            }
            return Files.readString(written);
        } finally {
            Files.delete(written);
            Files.delete(log);
        }
    }

    private static String classPath(Path release) throws IOException {
        try (Stream<Path> jars = Files.list(release)) {
            Stream<String> released = jars.map(Path::toString).filter(name -> name.endsWith(".jar"));
            return Stream.concat(
                            released,
                            Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                                    .filter(entry -> !isOurs(Path.of(entry))))
                    .collect(Collectors.joining(File.pathSeparator));
        }
    }

    /** Whether it is what this build has made of the SDK: classes in {@code <module>/target/classes}, or a jar. */
    private static boolean isOurs(Path entry) {
        String file = entry.getFileName().toString();
        boolean classes = entry.endsWith(Path.of("target", "classes"))
                && OURS.contains(entry.getParent().getParent().getFileName().toString());
        return classes || OURS.stream().anyMatch(name -> file.startsWith(name) && file.endsWith(".jar"));
    }
}
