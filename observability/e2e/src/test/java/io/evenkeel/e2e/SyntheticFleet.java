package io.evenkeel.e2e;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A server that answers scrapes as a whole fleet would: what the SDK itself exposes, with counters that grow. Each pod
 * has a path of its own, such as {@code /service-07/2}.
 */
final class SyntheticFleet implements AutoCloseable {
    static final int SERVICES = 40;
    static final int PODS = 4;
    static final int JOURNEYS = 5;
    private static final int DEPENDENCIES = 3;
    private static final List<String> OBJECTIVES = List.of("availability", "latency");
    private static final int BOUNDARIES = 16;

    private final long startNanos = System.nanoTime();
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final HttpServer server;

    private SyntheticFleet(HttpServer server) {
        this.server = server;
    }

    static SyntheticFleet start() {
        try {
            SyntheticFleet fleet = new SyntheticFleet(
                    HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
            fleet.server.createContext("/", exchange -> {
                String[] path = exchange.getRequestURI().getPath().split("/", -1);
                byte[] text = fleet.scrape(path[1], Integer.parseInt(path[2])).getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
                exchange.sendResponseHeaders(200, text.length);
                try (OutputStream body = exchange.getResponseBody()) {
                    body.write(text);
                }
            });
            fleet.server.setExecutor(fleet.threads);
            fleet.server.start();
            return fleet;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One job for each service, one target for each pod. */
    String scraping() {
        return "global: { scrape_interval: 15s }\nscrape_configs:\n"
                + services().map(this::job).collect(Collectors.joining());
    }

    static List<Slo> slos() {
        return services()
                .flatMap(service -> journeys().flatMap(journey -> OBJECTIVES.stream()
                        .map(objective -> new Slo(service, journey, objective, 0.99))))
                .toList();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private String job(String service) {
        return "  - job_name: " + service + "\n    static_configs:\n"
                + IntStream.range(0, PODS)
                        .mapToObj(pod -> "      - targets: [ \"127.0.0.1:"
                                + server.getAddress().getPort() + "\" ]\n        labels: { instance: \"" + service + "-"
                                + pod + "\", __metrics_path__: \"/" + service + "/" + pod + "\" }\n")
                        .collect(Collectors.joining());
    }

    private String scrape(String service, int pod) {
        long seconds = Duration.ofNanos(System.nanoTime() - startNanos).toSeconds();
        Scrape scrape = new Scrape(service);
        scrape.add("process_start_time_seconds", "", System.currentTimeMillis() / 1000L - seconds);
        scrape.add("reliability_info", "sdk_version=\"0.1.0\",standard=\"2026.1\",mode=\"enforce\"", 1);
        for (String component :
                List.of("classifier", "guard", "inbound", "listener", "metrics", "observer", "outbound")) {
            scrape.add("reliability_sdk_faults_total", "component=\"" + component + "\"", 0);
        }
        journeys().forEach(journey -> addJourney(scrape, journey, seconds * (pod + 2)));
        for (int number = 0; number < DEPENDENCIES; number++) {
            addDependency(scrape, "dependency=\"dependency-" + number + "\"", seconds * (pod + 2));
        }
        return scrape.text.toString();
    }

    private static void addJourney(Scrape scrape, String name, long events) {
        String journey = "journey=\"" + name + "\"";
        for (String objective : OBJECTIVES) {
            String slo = journey + ",objective=\"" + objective + "\"";
            long bad = events / 1000;
            scrape.add("slo_events_total", slo + ",result=\"good\"", events - bad);
            scrape.add("slo_events_total", slo + ",result=\"bad\"", bad);
            scrape.add(
                    "slo_objective_ratio",
                    slo + ",kind=\"" + objective + "\",tier=\"medium\",window=\"30d\"",
                    objective.equals("latency") ? 0.99 : 0.999);
            for (String cause : List.of("own_error", "timeout", "circuit_open", "overload")) {
                scrape.add("slo_bad_events_total", slo + ",cause=\"" + cause + "\"", cause.equals("timeout") ? bad : 0);
            }
        }
        String latency = journey + ",objective=\"latency\"";
        scrape.add("slo_bad_events_total", latency + ",cause=\"late\"", 0);
        scrape.add("slo_objective_threshold_seconds", latency, 1);
        for (String reason : List.of("client_fault", "cancelled", "probe")) {
            scrape.add("slo_events_excluded_total", journey + ",reason=\"" + reason + "\"", 0);
        }
        addTimer(scrape, "journey_duration_seconds", journey + ",outcome=\"success\"", events);
    }

    private static void addDependency(Scrape scrape, String dependency, long calls) {
        for (String outcome : List.of("success", "failure", "timeout", "cancelled", "client_fault")) {
            scrape.add(
                    "dependency_attempts_total",
                    dependency + ",outcome=\"" + outcome + "\"",
                    outcome.equals("success") ? calls : 0);
        }
        for (String state : List.of("closed", "open", "half_open")) {
            scrape.add(
                    "dependency_breaker_state",
                    dependency + ",state=\"" + state + "\"",
                    state.equals("closed") ? 1 : 0);
        }
        for (String reason : List.of("circuit_open", "bulkhead_full")) {
            scrape.add("dependency_rejections_total", dependency + ",mode=\"enforced\",reason=\"" + reason + "\"", 0);
        }
        addTimer(scrape, "dependency_calls_seconds", dependency + ",outcome=\"success\"", calls);
    }

    private static void addTimer(Scrape scrape, String name, String labels, long count) {
        for (int boundary = 1; boundary < BOUNDARIES; boundary++) {
            scrape.add(name + "_bucket", labels + ",le=\"" + boundary + ".0\"", count);
        }
        scrape.add(name + "_bucket", labels + ",le=\"+Inf\"", count);
        scrape.add(name + "_count", labels, count);
        scrape.add(name + "_sum", labels, count);
        scrape.add(name + "_max", labels, 1);
    }

    private static Stream<String> services() {
        return IntStream.rangeClosed(1, SERVICES).mapToObj("service-%02d"::formatted);
    }

    private static Stream<String> journeys() {
        return IntStream.rangeClosed(1, JOURNEYS).mapToObj("journey-%d"::formatted);
    }

    private static final class Scrape {
        private final StringBuilder text = new StringBuilder();
        private final String identity;

        Scrape(String service) {
            identity = "service_name=\"" + service
                    + "\",service_namespace=\"shop\",deployment_environment_name=\"production\"";
        }

        void add(String name, String labels, Number value) {
            text.append(name)
                    .append('{')
                    .append(identity)
                    .append(labels.isEmpty() ? "" : ",")
                    .append(labels)
                    .append("} ")
                    .append(value)
                    .append('\n');
        }
    }
}
