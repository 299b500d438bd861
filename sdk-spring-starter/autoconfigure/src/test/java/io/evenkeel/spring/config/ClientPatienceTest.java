package io.evenkeel.spring.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.spring.config.EvenkeelProperties.Outbound;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** One client waits for all dependencies: how long, is the same before and after the properties are bound. */
class ClientPatienceTest {
    private static final String PREFIX = "evenkeel.dependencies.";

    @Test
    void itIsThatOfTheMostPatientDependency() {
        assertPatience(Duration.ofSeconds(30), Map.of(PREFIX + "payments.timeout", "2s"));
        assertPatience(
                Duration.ofMinutes(2), Map.of(PREFIX + "payments.timeout", "2s", PREFIX + "archive.timeout", "2m"));
        assertPatience(
                Duration.ofMinutes(2), Map.of(PREFIX + "archive.timeout", "2m", PREFIX + "archive.mode", "enforce"));
    }

    @Test
    void oneThatNoGuardEndsLoosensNoClient() {
        for (String mode : new String[] {"observe", "off"}) {
            assertPatience(
                    Duration.ofSeconds(40),
                    Map.of(
                            PREFIX + "archive.timeout", "2m",
                            PREFIX + "archive.mode", mode,
                            PREFIX + "payments.timeout", "40s"));
        }
    }

    private static void assertPatience(Duration expected, Map<String, String> said) {
        Binder binder = new Binder(new MapConfigurationPropertySource(said));
        Outbound outbound = binder.bindOrCreate("evenkeel.outbound", Outbound.class);
        EvenkeelProperties bound = binder.bindOrCreate("evenkeel", EvenkeelProperties.class);

        assertThat(ClientPatience.of(outbound.timeout(), binder)).isEqualTo(expected);
        assertThat(ClientPatience.of(bound)).isEqualTo(expected);
    }
}
