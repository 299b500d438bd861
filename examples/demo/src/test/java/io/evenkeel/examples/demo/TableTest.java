package io.evenkeel.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableTest {
    private static final String EARLIER = """
            slo_events_total{journey="checkout",objective="availability",result="good",service_name="storefront"} 100.0
            slo_events_total{journey="checkout",objective="availability",result="bad",service_name="storefront"} 0.0
            slo_events_total{journey="checkout",objective="latency",result="good",service_name="storefront"} 100.0
            slo_events_total{journey="checkout",objective="latency",result="bad",service_name="storefront"} 0.0
            """;
    private static final String NOW = """
            slo_events_total{journey="checkout",objective="availability",result="good",service_name="storefront"} 150.0
            slo_events_total{journey="checkout",objective="availability",result="bad",service_name="storefront"} 50.0
            slo_events_total{journey="checkout",objective="latency",result="good",service_name="storefront"} 125.0
            slo_events_total{journey="checkout",objective="latency",result="bad",service_name="storefront"} 75.0
            slo_events_total{journey="browse",objective="availability",result="good",service_name="storefront"} 12345.0
            slo_events_total{journey="browse",objective="availability",result="bad",service_name="storefront"} 0.0
            slo_events_excluded_total{journey="checkout",reason="client_fault"} 3.0
            slo_events_excluded_total{journey="checkout",reason="cancelled"} 1.0
            slo_objective_ratio{journey="checkout",kind="availability",objective="availability",window="30d"} 0.995
            slo_objective_ratio{journey="checkout",kind="latency",objective="latency",window="30d"} 0.95
            slo_objective_ratio{journey="browse",kind="availability",objective="availability",window="30d"} 0.999
            dependency_calls_seconds_count{dependency="ledger",outcome="success"} 150
            dependency_calls_seconds_count{dependency="ledger",outcome="failure"} 22
            dependency_calls_seconds_count{dependency="ledger",outcome="timeout"} 1
            dependency_calls_seconds_count{dependency="ledger",outcome="rejected"} 25
            dependency_calls_seconds_count{dependency="ledger",outcome="cancelled"} 2
            dependency_rejections_total{dependency="ledger",mode="enforced",reason="circuit_open"} 24.0
            dependency_rejections_total{dependency="ledger",mode="enforced",reason="bulkhead_full"} 1.0
            dependency_rejections_total{dependency="ledger",mode="observed",reason="circuit_open"} 7.0
            dependency_breaker_state{dependency="ledger",state="closed"} 0.0
            dependency_breaker_state{dependency="ledger",state="half_open"} 1.0
            dependency_breaker_state{dependency="ledger",state="open"} 0.0
            """;
    private static final String IDLE = """
            slo_events_total{journey="default",objective="availability",result="good"} 0.0
            slo_events_total{journey="default",objective="availability",result="bad"} 0.0
            slo_events_excluded_total{journey="default",reason="probe"} 9.0
            slo_objective_ratio{journey="default",kind="availability",objective="availability",window="30d"} 0.999
            """;

    @Test
    void showsWhatEachServiceHasMeasured() {
        Reading earlier = new Reading(Duration.ofMillis(10_100), Map.of("storefront", Scrape.parse(EARLIER)));
        assertThat(String.join("\n", Table.lines(earlier, now()))).isEqualTo("""
                        storefront journeys         good     bad    ratio  last 5s   target  excluded
                          browse    availability   12345       0  100.00%  100.00%    99.9%         0
                          checkout  availability     150      50   75.00%   50.00%    99.5%         4
                                    latency          125      75   62.50%   25.00%      95%
                        storefront dependencies calls success failure timeout rejected other  breaker
                          ledger                  200     150      22       1       25     2  half_open
                        ledger journeys             good     bad    ratio  last 5s   target  excluded
                          default   availability       0       0        -        -    99.9%         9""");
    }

    @Test
    void isNeverWiderThanATerminalOf80Columns() {
        String wide = NOW.replace("\"checkout\"", "\"checkout-of-very-large-orders\"")
                .replace("\"ledger\"", "\"ledger.of.a.very.large.company.internal\"");
        Reading reading = new Reading(Duration.ZERO, Map.of("a-service-with-a-very-long-name", Scrape.parse(wide)));
        assertThat(Table.lines(reading, reading)).hasSize(6).allSatisfy(line -> assertThat(line)
                .hasSizeLessThanOrEqualTo(80));
    }

    private static Reading now() {
        Map<String, Scrape> services = new LinkedHashMap<>();
        services.put("storefront", Scrape.parse(NOW));
        services.put("ledger", Scrape.parse(IDLE));
        return new Reading(Duration.ofSeconds(15), services);
    }
}
