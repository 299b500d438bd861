package io.evenkeel.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.evenkeel.Journey;
import io.evenkeel.Reliability;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.WebApplicationType;

/** Whatever a remote service does, a call of a library's client ends in time, and is counted once as what it was. */
@Tag("long")
class LibraryClientFaultsTest {
    private static final Duration DEADLINE = Duration.ofMillis(500);
    /** 100 ms of our own, and 400 for a machine that does other things besides. Unguarded, a slow fault takes 3 s. */
    private static final Duration LATEST = DEADLINE.plusMillis(500);

    private static Fault.Servers servers;
    private static LaneApp app;

    @BeforeAll
    static void start() {
        servers = new Fault.Servers();
        app = LaneApp.start(
                WebApplicationType.SERVLET,
                List.of(LibraryClients.Beans.class),
                "evenkeel.dependencies.remote.hosts=127.0.0.1,nowhere.invalid",
                "evenkeel.dependencies.remote.timeout=" + DEADLINE.toMillis() + "ms",
                // A place that was not given back would have the next call refused.
                "evenkeel.dependencies.remote.concurrency-limit=1",
                "evenkeel.dependencies.remote.breaker.minimum-calls=10000");
        for (LibraryClients client : LibraryClients.values()) {
            // What is loaded for the first time can take longer than the deadline.
            await().ignoreExceptions().until(() -> client.get(app.context(), servers.fine()), "fine"::equals);
            for (int i = 0; i < 2; i++) { // nor is a first handshake quick
                assertThat(catchThrowable(() -> client.get(app.context(), servers.url(Fault.UNTRUSTED))))
                        .isNotNull();
            }
        }
    }

    @AfterAll
    static void stop() {
        app.close();
        servers.close();
    }

    static Stream<Arguments> clientsAndFaults() {
        return Arrays.stream(LibraryClients.values()).flatMap(client -> Arrays.stream(Fault.values())
                // The connection of the JDK that is below Feign takes each byte of a head for a reason to wait on.
                .filter(fault -> client != LibraryClients.FEIGN || fault != Fault.DRIBBLING_HEAD)
                .map(fault -> Arguments.of(client, fault)));
    }

    @ParameterizedTest
    @MethodSource("clientsAndFaults")
    void aFaultEndsInTimeWithItsOutcomeAndItsCause(LibraryClients client, Fault fault) throws Exception {
        Journey checkout = app.bean(Reliability.class).journey("checkout");
        Scrape before = app.meters();
        String url = servers.url(fault);

        long start = System.nanoTime();
        Throwable thrown = catchThrowable(() -> checkout.call(() -> client.get(app.context(), url)));
        Duration took = Duration.ofNanos(System.nanoTime() - start);

        assertThat(thrown).isNotNull();
        assertThat(took).isLessThan(LATEST);
        Scrape after = app.meters();
        assertThat(calls(after) - calls(before)).isEqualTo(1);
        assertThat(calls(after, fault.outcome()) - calls(before, fault.outcome()))
                .as("%s is a %s", thrown, fault.outcome())
                .isEqualTo(1);
        assertThat(bad(after) - bad(before)).isEqualTo(1);
        assertThat(client.get(app.context(), servers.fine())).isEqualTo("fine");
        assertThat(app.meters().sum("reliability_sdk_faults_total")).isZero();
    }

    private static long calls(Scrape scrape, String outcome) {
        return scrape.sum("dependency_calls_seconds_count", "dependency=\"remote\"", "outcome=\"" + outcome + "\"");
    }

    private static long calls(Scrape scrape) {
        return scrape.sum("dependency_calls_seconds_count", "dependency=\"remote\"");
    }

    private static long bad(Scrape scrape) {
        return scrape.sum(
                "slo_bad_events_total",
                "journey=\"checkout\"",
                "objective=\"availability\"",
                "cause=\"dependency:remote\"");
    }
}
