package io.evenkeel.lane;

import io.evenkeel.Reliability;
import io.evenkeel.standard.PlatformStandard;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One run of {@link AloneMain} as a process of its own, on the class path of an ordinary application: that of the tests,
 * without what only tests need.
 *
 * @param answers what it answered, one for each path it was asked for
 * @param log what it logged, each line as {@code LEVEL message}
 * @param exit how it ended; 0 if it was by itself
 */
record AloneApp(List<RawAnswer> answers, List<String> log, int exit) {
    static final String PORT = "Listening on port ";

    private static final List<String> ONLY_FOR_TESTS = List.of(
            "assertj",
            "awaitility",
            "byte-buddy",
            "feign",
            "junit",
            "kafka",
            "kotlin",
            "mockito",
            "okhttp",
            "okio",
            "opentelemetry-sdk-testing",
            "resilience4j-annotations",
            "spring-boot-kafka",
            "spring-boot-starter-kafka",
            "spring-boot-test",
            "spring-kafka",
            "spring-messaging",
            "spring-test",
            "wiremock");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** What is on the class path, and how the application is set. Jars are named by what their file names start with. */
    record Setup(List<String> absent, List<String> added, List<String> properties) {
        static Setup ordinary() {
            return new Setup(List.of(), List.of(), List.of());
        }

        Setup without(String... jars) {
            return new Setup(List.of(jars), added, properties);
        }

        /** With jars that the build keeps beside the class path. */
        Setup with(String... jars) {
            return new Setup(absent, List.of(jars), properties);
        }

        Setup set(String... keysAndValues) {
            return new Setup(absent, added, List.of(keysAndValues));
        }
    }

    /** Runs it, asks for each path in turn, and has it end. */
    static AloneApp run(Setup setup, String... paths) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                classPath(setup),
                AloneMain.class.getName(),
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--spring.main.banner-mode=off",
                "--logging.pattern.console=%p %m%n"));
        setup.properties().forEach(property -> command.add("--" + property));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        CompletableFuture.delayedExecutor(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .execute(process::destroyForcibly);
        try (BufferedReader output = process.inputReader()) {
            return watched(process, output, paths);
        } finally {
            process.destroyForcibly();
        }
    }

    private static AloneApp watched(Process process, BufferedReader output, String... paths) throws IOException {
        List<String> log = new ArrayList<>();
        List<RawAnswer> answers = new ArrayList<>();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            log.add(line);
            if (line.startsWith(PORT)) {
                int port = Integer.parseInt(line.substring(PORT.length()));
                Arrays.stream(paths).forEach(path -> answers.add(answer(port, path)));
                process.getOutputStream().close();
            }
        }
        return new AloneApp(answers, log, process.onExit().join().exitValue());
    }

    /** Asks for {@code /path}, or with credentials for {@code user:password@/path}. */
    private static RawAnswer answer(int port, String path) {
        int at = path.indexOf('@');
        String credentials = Base64.getEncoder()
                .encodeToString(path.substring(0, Math.max(0, at)).getBytes(StandardCharsets.UTF_8));
        return at < 0
                ? RawAnswer.to(port, "GET " + path)
                : RawAnswer.to(port, "GET " + path.substring(at + 1), "Authorization: Basic " + credentials);
    }

    private static String classPath(Setup setup) {
        Predicate<String> wanted = entry -> Stream.concat(ONLY_FOR_TESTS.stream(), setup.absent().stream())
                .noneMatch(prefix -> Path.of(entry).getFileName().toString().startsWith(prefix));
        return Stream.concat(
                        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                                .filter(wanted),
                        setup.added().stream().map(AloneApp::besideTheClassPath))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String besideTheClassPath(String prefix) {
        try (Stream<Path> jars = Files.list(Path.of("target", "optional"))) {
            return jars.filter(jar -> jar.getFileName().toString().startsWith(prefix))
                    .map(jar -> jar.toAbsolutePath().toString())
                    .collect(Collectors.joining(File.pathSeparator));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the SDK logged to say that it is active; one line, if all is well. */
    String said() {
        return log.stream().filter(line -> line.contains(" is active: ")).collect(Collectors.joining("\n"));
    }

    /** What was logged as a warning or worse. */
    List<String> complaints() {
        return log.stream()
                .filter(line -> line.startsWith("WARN ") || line.startsWith("ERROR "))
                .toList();
    }

    /** How the line at start begins. */
    static String heading() {
        try (InputStream in = Reliability.class.getResourceAsStream("version.properties")) {
            Properties version = new Properties();
            version.load(in);
            return "INFO Evenkeel " + version.getProperty("version")
                    + " is active: service unknown_service, mode enforce, standard 2026.1 ("
                    + PlatformStandard.shipped().digest() + "), ";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
