package io.evenkeel.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.Reliability;
import io.evenkeel.guard.GuardMode;
import io.evenkeel.guard.ModeSwitch.Overrides;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.MapPropertySource;

/** Publishes the event of the real Spring Cloud, whose library is not on the class path. */
@ExtendWith(OutputCaptureExtension.class)
class RefreshedEnvironmentTest {
    private static final String PAYMENTS = "evenkeel.dependencies.payments.";

    @Test
    void changedModesAreFollowedAndTakenBack(CapturedOutput output) throws Exception {
        try (LaneApp app = LaneApp.start(
                WebApplicationType.NONE, PAYMENTS + "hosts=payments.internal", PAYMENTS + "mode=observe")) {
            Reliability reliability = app.bean(Reliability.class);

            change(app, Map.of("evenkeel.tier", "low"));
            assertThat(reliability.modes().overrides()).isEqualTo(Overrides.NONE);

            change(app, Map.of("evenkeel.mode", "off"));
            assertThat(reliability.modes().mode()).isEqualTo(GuardMode.OFF);
            assertThat(reliability.dependency("stock").mode()).isEqualTo(GuardMode.OFF);
            assertThat(reliability.dependency("payments").mode()).isEqualTo(GuardMode.OBSERVE);

            change(app, Map.of(PAYMENTS + "mode", "enforce", "evenkeel.dependencies.stock.mode", "observe"));
            assertThat(reliability.modes().overrides())
                    .isEqualTo(new Overrides(null, Map.of("payments", GuardMode.ENFORCE, "stock", GuardMode.OBSERVE)));

            change(app, Map.of("evenkeel.mode", "dark\nas night"));
            assertThat(reliability.dependency("stock").mode()).isEqualTo(GuardMode.OBSERVE);

            change(app, Map.of());
            assertThat(reliability.modes().overrides()).isEqualTo(Overrides.NONE);
        }
        String by = "by the environment: ";
        assertThat(output.getOut()
                        .lines()
                        .filter(line -> line.contains(": Guards "))
                        .map(line -> line.substring(line.indexOf(": Guards ") + 2)))
                .containsExactly(
                        "Guards switched " + by + "as configured -> off, payments observe",
                        "Guards switched " + by
                                + "off, payments observe -> as configured, payments enforce, stock observe",
                        "Guards not switched " + by
                                + "evenkeel.mode (expected: one of enforce, observe, off). What is in force stays",
                        "Guards switched " + by + "as configured, payments enforce, stock observe -> as configured");
    }

    private static void change(LaneApp app, Map<String, Object> properties) throws Exception {
        app.context()
                .getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("refreshed", new HashMap<>(properties)));
        List<URL> library;
        try (Stream<Path> jars = Files.list(Path.of("target", "optional"))) {
            library = List.of(jars.filter(jar -> jar.getFileName().toString().startsWith("spring-cloud-context-"))
                    .findFirst()
                    .orElseThrow()
                    .toUri()
                    .toURL());
        }
        try (URLClassLoader loader = new URLClassLoader(library.toArray(URL[]::new))) {
            app.context()
                    .publishEvent(
                            loader.loadClass("org.springframework.cloud.context.environment.EnvironmentChangeEvent")
                                    .getConstructor(Object.class, Set.class)
                                    .newInstance(app.context(), properties.keySet()));
        }
    }
}
