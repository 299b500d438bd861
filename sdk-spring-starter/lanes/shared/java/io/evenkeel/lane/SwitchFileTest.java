package io.evenkeel.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.evenkeel.Dependency;
import io.evenkeel.Reliability;
import io.evenkeel.guard.GuardMode;
import io.evenkeel.guard.ModeSwitch.Overrides;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A file as Kubernetes mounts it: a link to a file below a link to a folder, and the latter is swapped. */
@ExtendWith(OutputCaptureExtension.class)
@Tag("long")
class SwitchFileTest {
    private static final Duration AT_ONCE = Duration.ofSeconds(1);
    private static final String PAYMENTS = "evenkeel.dependencies.payments.hosts=payments.internal";
    private static final String EXPECTED_MODES = " (expected: enforce, observe, off). What is in force stays";

    @TempDir
    private Path mounted;

    private Path file;
    private int version;
    private LaneApp app;

    @BeforeEach
    void start() {
        file = mounted.resolve("modes.properties");
        app = LaneApp.start(WebApplicationType.NONE, PAYMENTS, "evenkeel.switch.file=" + file);
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void everyDependencyFollowsAMountedFileWithinASecond(CapturedOutput output) throws IOException {
        List<Dependency> dependencies = IntStream.range(0, 20)
                .mapToObj(i -> reliability().dependency("dependency-" + i))
                .toList();
        assertThat(dependencies).allMatch(dependency -> dependency.mode() == GuardMode.ENFORCE);

        mount("# all of them\n\nmode=off\ndependencies.payments.mode = observe\n");
        await().atMost(AT_ONCE).until(() -> reliability().modes().mode() == GuardMode.OFF);
        assertThat(dependencies).allMatch(dependency -> dependency.mode() == GuardMode.OFF);
        assertThat(reliability().dependency("payments").mode()).isEqualTo(GuardMode.OBSERVE);
        assertThat(reliability().dependency("not-called-before").mode()).isEqualTo(GuardMode.OFF);
        assertThat(app.meters().lines())
                .filteredOn(line -> line.startsWith("reliability_info{"))
                .singleElement()
                .asString()
                .contains("mode=\"off\"");

        mount("evenkeel.mode=observe");
        await().atMost(AT_ONCE).until(() -> reliability().modes().mode() == GuardMode.OBSERVE);
        assertThat(reliability().dependency("payments").mode()).isEqualTo(GuardMode.OBSERVE);

        Files.delete(file);
        await().atMost(AT_ONCE).until(() -> reliability().modes().mode() == GuardMode.ENFORCE);
        assertThat(dependencies).allMatch(dependency -> dependency.mode() == GuardMode.ENFORCE);

        String by = "Guards switched by evenkeel.switch.file: ";
        assertThat(said(output, "Guards "))
                .containsExactly(
                        by + "as configured -> off, payments observe",
                        by + "off, payments observe -> observe",
                        by + "observe -> as configured");
    }

    @Test
    void aWrongLineIsSaidOnceAndTheLastGoodStateStays(CapturedOutput output) throws IOException {
        mount("mode=off");
        await().atMost(AT_ONCE).until(() -> reliability().modes().mode() == GuardMode.OFF);

        String by = "Guards not switched by evenkeel.switch.file (" + file + "): ";
        wrong(output, "mode=observe\nmode=dark", by + "line 2, mode: dark" + EXPECTED_MODES);
        wrong(output, "mode", by + "line 1, mode: missing" + EXPECTED_MODES);
        String keys = " (expected: the key mode or dependencies.<name>.mode). What is in force stays";
        wrong(output, "\nmodus=off\n", by + "line 2, modus: off" + keys);
        wrong(output, "dependencies.pay ments.mode=off", by + "line 1, dependencies.pay ments.mode: off" + keys);
        wrong(output, "dependencies..mode=off", by + "line 1, dependencies..mode: off" + keys);
        wrong(
                output,
                "mode=\u001b[31m" + "x".repeat(200),
                by + "line 1, mode: ?[31m" + "x".repeat(95) + "…" + EXPECTED_MODES);
        wrong(output, "#".repeat(64 * 1024 + 1), by + "it is larger than 64 KiB. What is in force stays");
        assertThat(reliability().modes().overrides()).isEqualTo(new Overrides(GuardMode.OFF, Map.of()));

        mount("mode=observe\n" + "#".repeat(64 * 1024 - 13));
        await().atMost(AT_ONCE).until(() -> reliability().modes().mode() == GuardMode.OBSERVE);
        assertThat(said(output, "Guards not switched")).hasSize(7);
    }

    @Test
    void whatIsNoFileIsSaidOnce(CapturedOutput output) throws IOException {
        Files.createDirectory(file);

        await().atMost(AT_ONCE).until(() -> !said(output, "Guards not switched").isEmpty());
        assertThat(said(output, "Guards not switched"))
                .containsExactly("Guards not switched by evenkeel.switch.file (" + file
                        + "): it is no file that can be read. What is in force stays");
    }

    @Test
    void whatIsThereAtTheStartHoldsFromTheStartAndTheThreadEndsWithTheApplication() throws IOException {
        app.close();
        await().atMost(Duration.ofSeconds(5)).until(() -> watching() == 0);
        mount("mode=off");

        app = LaneApp.start(
                WebApplicationType.NONE, "evenkeel.switch.file=" + file, "spring.main.lazy-initialization=true");
        assertThat(reliability().modes().mode()).isEqualTo(GuardMode.OFF);
        assertThat(watching()).isEqualTo(1);

        app.close();
        await().atMost(Duration.ofSeconds(5)).until(() -> watching() == 0);
    }

    private Reliability reliability() {
        return app.bean(Reliability.class);
    }

    private void wrong(CapturedOutput output, String text, String warning) throws IOException {
        mount(text);
        await().atMost(AT_ONCE).until(() -> said(output, "Guards not switched").contains(warning));
        assertThat(reliability().modes().mode()).isEqualTo(GuardMode.OFF);
    }

    private void mount(String text) throws IOException {
        version++;
        Path folder = Files.createDirectory(mounted.resolve("..version-" + version));
        Files.writeString(folder.resolve("modes.properties"), text);
        Path next = Files.createSymbolicLink(mounted.resolve("..data_tmp"), folder.getFileName());
        Files.move(next, mounted.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
        if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
            Files.createSymbolicLink(file, Path.of("..data", "modes.properties"));
        }
    }

    private static List<String> said(CapturedOutput output, String start) {
        return output.getOut()
                .lines()
                .filter(line -> line.contains(": " + start))
                .map(line -> line.substring(line.indexOf(": " + start) + 2))
                .toList();
    }

    private static long watching() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("evenkeel-switch") && thread.isDaemon())
                .count();
    }
}
