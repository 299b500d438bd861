package io.evenkeel.examples.plain;

import io.evenkeel.Reliability;
import io.evenkeel.guard.BreakerSettings;
import io.evenkeel.slo.Objective;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;

/** Ships 20 parcels through a carrier that breaks down after six, and prints what the SDK counted. */
public final class PlainJava {
    private PlainJava() {}

    public static void main(String[] args) {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        ParcelDesk desk = new ParcelDesk(reliability(registry), new Carrier(6));
        for (int parcel = 1; parcel <= 20; parcel++) {
            try {
                System.out.println("parcel " + parcel + ": " + desk.ship(parcel));
            } catch (RuntimeException notShipped) {
                System.out.println("parcel " + parcel + ": not shipped, " + notShipped.getMessage());
            }
        }
        System.out.println();
        counts(registry.scrape()).forEach(System.out::println);
    }

    private static Reliability reliability(MeterRegistry registry) {
        return Reliability.builder(registry)
                .service("plain-java")
                .journey("shipping", journey -> journey.objective(Objective.availability("0.99"))
                        .objective(Objective.latency("0.95", Duration.ofSeconds(1))))
                .dependency("carrier", carrier -> carrier.timeout(Duration.ofSeconds(2))
                        .breaker(new BreakerSettings(0.5, 10, Duration.ofSeconds(30), Duration.ofSeconds(5), 2)))
                .build();
    }

    /** The lines that say how often something happened; without the ones that say how long it took. */
    private static List<String> counts(String scrape) {
        return scrape.lines()
                .filter(line -> line.startsWith("slo_events")
                        || line.startsWith("dependency_calls_seconds_count")
                        || line.startsWith("dependency_rejections")
                        || line.startsWith("dependency_breaker_state"))
                .toList();
    }
}
