package io.evenkeel.e2e;

import java.util.List;
import java.util.stream.Collectors;

/** The part of the configuration that Prometheus and VictoriaMetrics share. */
final class Scraping {
    private Scraping() {}

    /** A job for each service, as the documentation advises; scraped every 2 s, so that nobody has to wait. */
    static String of(List<Service> services) {
        return "global: { scrape_interval: 2s }\nscrape_configs:\n"
                + services.stream()
                        .map(service -> "  - job_name: " + service.name()
                                + "\n    metrics_path: /actuator/prometheus\n    static_configs: [ { targets: [ \""
                                + service.web().address() + "\" ] } ]\n")
                        .collect(Collectors.joining());
    }
}
