package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.call.Outcome;
import io.evenkeel.logging.LogLines;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.slf4j.spi.MDCAdapter;

/** An MDC whose every method throws. */
class BrokenMdcTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Readings readings = new Readings(registry);
    private final Reliability reliability =
            Reliability.builder(registry).announced(false).build();
    private final MDCAdapter working = MDC.getMDCAdapter();

    @BeforeEach
    void breakIt() throws ReflectiveOperationException {
        adapter((MDCAdapter) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {MDCAdapter.class}, (proxy, method, arguments) -> {
                    throw new StackOverflowError("broken");
                }));
    }

    @AfterEach
    void mendIt() throws ReflectiveOperationException {
        adapter(working);
    }

    @Test
    void theWorkIsDoneAndMeasuredAndTheFaultsAreCounted() {
        assertThat(reliability.journey("checkout").get(() -> "done")).isEqualTo("done");

        assertThat(readings.of("journey.duration")).isEqualTo(Map.of("checkout success", 1.0));
        assertThat(readings.nonZero("reliability.sdk.faults")).containsOnlyKeys("logging");
    }

    @Test
    void aBadEventIsSaidAllTheSame() {
        try (LogLines log = new LogLines("io.evenkeel.slo")) {
            reliability.journey("checkout").record(Outcome.FAILURE, 0, null);

            assertThat(log.lines()).hasSize(1);
        }
    }

    private static void adapter(MDCAdapter adapter) throws ReflectiveOperationException {
        Method setter = MDC.class.getDeclaredMethod("setMDCAdapter", MDCAdapter.class);
        setter.setAccessible(true);
        setter.invoke(null, adapter);
    }
}
