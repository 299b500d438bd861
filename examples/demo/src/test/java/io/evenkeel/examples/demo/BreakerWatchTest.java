package io.evenkeel.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BreakerWatchTest {
    private final BreakerWatch watch = new BreakerWatch();

    @Test
    void countsHowOftenABreakerWasInAState() {
        watch.see(breakerIs("closed"));
        watch.see(breakerIs("closed"));
        watch.see(breakerIs("open"));
        watch.see(breakerIs("half_open"));
        watch.see(breakerIs("open"));
        watch.see(breakerIs("open"));
        assertThat(watch.sentences(breakerIs("open")))
                .containsExactly(
                        "The breaker of ledger was seen in 3 of 3 states: closed 1x, open 2x, half_open 1x.",
                        "It rejected 5 of 20 calls.");
    }

    private static Reading breakerIs(String state) {
        return new Reading(Duration.ZERO, Map.of("storefront", Scrape.parse("""
                                dependency_breaker_state{dependency="ledger",state="closed"} 0.0
                                dependency_breaker_state{dependency="ledger",state="half_open"} 0.0
                                dependency_breaker_state{dependency="ledger",state="open"} 0.0
                                dependency_calls_seconds_count{dependency="ledger",outcome="failure"} 20
                                dependency_rejections_total{dependency="ledger",mode="enforced",reason="circuit_open"} 5.0
                                """.replace(
                        "\"" + state + "\"} 0.0", "\"" + state + "\"} 1.0"))));
    }
}
