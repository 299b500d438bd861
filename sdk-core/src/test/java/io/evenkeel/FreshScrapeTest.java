package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.standard.PlatformStandard;
import io.evenkeel.standard.Tier;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.junit.jupiter.api.Test;

class FreshScrapeTest {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    @Test
    void everySeriesOfAJourneyIsThereBeforeTheFirstEvent() {
        Reliability.builder(registry)
                .announced(false)
                .tier(Tier.CRITICAL)
                .framework("spring-boot 4.1.0")
                .journey("checkout")
                .build();

        assertThat(registry.scrape().lines().filter(line -> !line.startsWith("#")))
                .containsExactly(
                        "journey_rejections_total{journey=\"checkout\",mode=\"enforced\",reason=\"deadline\"} 0.0",
                        "journey_rejections_total{journey=\"checkout\",mode=\"observed\",reason=\"deadline\"} 0.0",
                        "reliability_info{contract=\"1\",framework=\"spring-boot 4.1.0\",java=\""
                                + Runtime.version().feature() + "\",mode=\"enforce\",sdk_version=\""
                                + SdkVersion.current() + "\",standard=\"2026.1\",standard_digest=\""
                                + PlatformStandard.shipped().digest() + "\"} 1",
                        "reliability_sdk_faults_total{component=\"classifier\"} 0.0",
                        "reliability_sdk_faults_total{component=\"context\"} 0.0",
                        "reliability_sdk_faults_total{component=\"guard\"} 0.0",
                        "reliability_sdk_faults_total{component=\"inbound\"} 0.0",
                        "reliability_sdk_faults_total{component=\"listener\"} 0.0",
                        "reliability_sdk_faults_total{component=\"logging\"} 0.0",
                        "reliability_sdk_faults_total{component=\"metrics\"} 0.0",
                        "reliability_sdk_faults_total{component=\"observer\"} 0.0",
                        "reliability_sdk_faults_total{component=\"outbound\"} 0.0",
                        "reliability_sdk_faults_total{component=\"practice\"} 0.0",
                        "reliability_sdk_faults_total{component=\"tracing\"} 0.0",
                        "slo_bad_events_total{cause=\"circuit_open\",journey=\"checkout\",objective=\"availability\"} 0.0",
                        "slo_bad_events_total{cause=\"circuit_open\",journey=\"checkout\",objective=\"latency\"} 0.0",
                        "slo_bad_events_total{cause=\"late\",journey=\"checkout\",objective=\"latency\"} 0.0",
                        "slo_bad_events_total{cause=\"overload\",journey=\"checkout\",objective=\"availability\"} 0.0",
                        "slo_bad_events_total{cause=\"overload\",journey=\"checkout\",objective=\"latency\"} 0.0",
                        "slo_bad_events_total{cause=\"own_error\",journey=\"checkout\",objective=\"availability\"} 0.0",
                        "slo_bad_events_total{cause=\"own_error\",journey=\"checkout\",objective=\"latency\"} 0.0",
                        "slo_bad_events_total{cause=\"timeout\",journey=\"checkout\",objective=\"availability\"} 0.0",
                        "slo_bad_events_total{cause=\"timeout\",journey=\"checkout\",objective=\"latency\"} 0.0",
                        "slo_events_total{journey=\"checkout\",objective=\"availability\",result=\"bad\"} 0.0",
                        "slo_events_total{journey=\"checkout\",objective=\"availability\",result=\"good\"} 0.0",
                        "slo_events_total{journey=\"checkout\",objective=\"latency\",result=\"bad\"} 0.0",
                        "slo_events_total{journey=\"checkout\",objective=\"latency\",result=\"good\"} 0.0",
                        "slo_events_excluded_total{journey=\"checkout\",reason=\"cancelled\"} 0.0",
                        "slo_events_excluded_total{journey=\"checkout\",reason=\"client_fault\"} 0.0",
                        "slo_events_excluded_total{journey=\"checkout\",reason=\"probe\"} 0.0",
                        "slo_objective_ratio{journey=\"checkout\",kind=\"availability\",objective=\"availability\","
                                + "tier=\"critical\",window=\"30d\"} 0.999",
                        "slo_objective_ratio{journey=\"checkout\",kind=\"latency\",objective=\"latency\","
                                + "tier=\"critical\",window=\"30d\"} 0.99",
                        "slo_objective_threshold_seconds{journey=\"checkout\",objective=\"latency\"} 1.0");
    }

    @Test
    void everySeriesOfADependencyIsThereBeforeTheFirstCall() {
        Reliability.builder(registry).announced(false).dependency("payments").build();

        assertThat(registry.scrape().lines().filter(line -> line.startsWith("dependency_")))
                .containsExactly(
                        "dependency_attempts_total{dependency=\"payments\",outcome=\"cancelled\"} 0.0",
                        "dependency_attempts_total{dependency=\"payments\",outcome=\"client_fault\"} 0.0",
                        "dependency_attempts_total{dependency=\"payments\",outcome=\"failure\"} 0.0",
                        "dependency_attempts_total{dependency=\"payments\",outcome=\"success\"} 0.0",
                        "dependency_attempts_total{dependency=\"payments\",outcome=\"timeout\"} 0.0",
                        "dependency_breaker_state{dependency=\"payments\",state=\"closed\"} 1.0",
                        "dependency_breaker_state{dependency=\"payments\",state=\"half_open\"} 0.0",
                        "dependency_breaker_state{dependency=\"payments\",state=\"open\"} 0.0",
                        "dependency_rejections_total{dependency=\"payments\",mode=\"enforced\","
                                + "reason=\"bulkhead_full\"} 0.0",
                        "dependency_rejections_total{dependency=\"payments\",mode=\"enforced\","
                                + "reason=\"circuit_open\"} 0.0",
                        "dependency_rejections_total{dependency=\"payments\",mode=\"enforced\","
                                + "reason=\"deadline\"} 0.0",
                        "dependency_rejections_total{dependency=\"payments\",mode=\"enforced\","
                                + "reason=\"retry_budget\"} 0.0",
                        "dependency_rejections_total{dependency=\"payments\",mode=\"observed\","
                                + "reason=\"bulkhead_full\"} 0.0",
                        "dependency_rejections_total{dependency=\"payments\",mode=\"observed\","
                                + "reason=\"circuit_open\"} 0.0",
                        "dependency_rejections_total{dependency=\"payments\",mode=\"observed\","
                                + "reason=\"deadline\"} 0.0",
                        "dependency_rejections_total{dependency=\"payments\",mode=\"observed\","
                                + "reason=\"retry_budget\"} 0.0");
    }

    @Test
    void aJourneyThatIsNotDeclaredHasAllItsSeriesFromItsFirstMention() {
        Reliability reliability = Reliability.builder(registry).announced(false).build();

        reliability.journey("late");

        assertThat(registry.scrape().lines().filter(line -> line.startsWith("slo_events_total")))
                .containsExactly(
                        "slo_events_total{journey=\"late\",objective=\"availability\",result=\"bad\"} 0.0",
                        "slo_events_total{journey=\"late\",objective=\"availability\",result=\"good\"} 0.0",
                        "slo_events_total{journey=\"late\",objective=\"latency\",result=\"bad\"} 0.0",
                        "slo_events_total{journey=\"late\",objective=\"latency\",result=\"good\"} 0.0");
    }
}
