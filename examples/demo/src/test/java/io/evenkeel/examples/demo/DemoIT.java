package io.evenkeel.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runs the packaged demo, and through it the packaged services. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class DemoIT {
    private static final Pattern SERVICE = Pattern.compile("(?m)^(storefront|ledger) \\(process (\\d+)\\)$");
    private static final Pattern PORT = Pattern.compile("(?m)^  http://127\\.0\\.0\\.1:(\\d+)/actuator/prometheus$");

    private final List<String> printed = new ArrayList<>();
    private Process demo;
    private BufferedReader output;

    @AfterEach
    void killWhatIsLeft() {
        if (demo != null) {
            demo.descendants().forEach(ProcessHandle::destroyForcibly);
            demo.destroyForcibly();
        }
    }

    @Test
    void showsEverythingAndLeavesNothing() throws Exception {
        start("--for", "20s");
        readToTheEnd();
        assertThat(demo.waitFor()).isZero();
        assertThat(printed.subList(2, printed.size()))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
        assertThat(text())
                .contains("| healthy |", "| slow |", "| failing |", "| recovery |", "Ended after 20 s.")
                .contains("storefront journeys", "storefront dependencies", "ledger journeys")
                .containsPattern("(?m)^The breaker of ledger was seen in 3 of 3 states: closed ")
                .containsPattern("(?m)^It rejected [1-9]\\d* of \\d+ calls\\.$")
                .containsPattern("(?m)^  ledger +\\d+ .* closed$");
        long[] browse = numbers(lastLine("  browse    availability"));
        long[] checkout = numbers(lastLine("  checkout  availability"));
        assertThat(browse[1]).isZero();
        assertThat(checkout[1]).isPositive();
        assertThat(lastLine("20 requests per second: "))
                .as("the customers saw what the services counted")
                .isEqualTo("20 requests per second: " + (browse[0] + checkout[0]) + " served, " + checkout[1]
                        + " failed, 0 unanswered, 0 held back");
        assertThatNothingIsLeft();
    }

    @Test
    void stopsInOrderWhenItIsAskedTo() throws Exception {
        start("--for", "60s");
        readUpTo("5 s of 60 s");
        demo.toHandle().destroy(); // not the Process: that would close its output, too
        readToTheEnd();
        assertThat(demo.waitFor()).isEqualTo(143);
        assertThat(text()).contains("Stopped after ").doesNotContain("demo: ");
        assertThatNothingIsLeft();
    }

    @Test
    void takesItsServicesAlongWhenItIsKilled() throws Exception {
        start("--for", "60s");
        readUpTo("0 s of 60 s");
        List<ProcessHandle> services = services().toList();
        assertThat(services).hasSize(2).allMatch(ProcessHandle::isAlive);
        demo.destroyForcibly();
        for (ProcessHandle service : services) {
            service.onExit().get(30, TimeUnit.SECONDS);
        }
        assertThatNothingIsLeft();
    }

    @Test
    void tellsOfAServiceThatDies() throws Exception {
        start("--for", "60s");
        readUpTo("0 s of 60 s");
        services().findFirst().orElseThrow().destroyForcibly();
        readToTheEnd();
        assertThat(demo.waitFor()).isEqualTo(1);
        assertThat(text())
                .contains("demo: The storefront has ended with exit code 137. The end of ")
                .contains("Tomcat started on port");
        assertThatNothingIsLeft();
    }

    @Test
    void refusesWrongArguments() throws Exception {
        start("--for", "soon");
        readToTheEnd();
        assertThat(demo.waitFor()).isEqualTo(2);
        assertThat(printed).containsExactly("demo: --for: soon (expected: 15s to 1h, such as 60s or 2m)");
    }

    private void start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                System.getProperty("demo.jar")));
        command.addAll(List.of(arguments));
        demo = new ProcessBuilder(command).redirectErrorStream(true).start();
        output = demo.inputReader();
    }

    private void readUpTo(String start) throws IOException {
        String line;
        do {
            line = output.readLine();
            assertThat(line).as("before its output ended with %s", printed).isNotNull();
            printed.add(line);
        } while (!line.startsWith(start));
    }

    private void readToTheEnd() {
        output.lines().forEach(printed::add);
    }

    private String text() {
        return String.join("\n", printed);
    }

    private String lastLine(String start) {
        return printed.stream()
                .filter(line -> line.startsWith(start))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    private static long[] numbers(String line) {
        return Pattern.compile("(?<= )\\d+(?= )")
                .matcher(line)
                .results()
                .mapToLong(number -> Long.parseLong(number.group()))
                .toArray();
    }

    private Stream<ProcessHandle> services() {
        return found(SERVICE)
                .map(service -> Long.parseLong(service.group(2)))
                .flatMap(pid -> ProcessHandle.of(pid).stream());
    }

    private void assertThatNothingIsLeft() throws IOException {
        assertThat(found(SERVICE)).hasSize(2);
        assertThat(services()).noneMatch(ProcessHandle::isAlive);
        List<Integer> ports =
                found(PORT).map(port -> Integer.parseInt(port.group(1))).toList();
        assertThat(ports).hasSize(2);
        for (int port : ports) {
            try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                assertThat(free.isBound()).isTrue();
            }
        }
    }

    private Stream<MatchResult> found(Pattern pattern) {
        return pattern.matcher(text()).results();
    }
}
