package io.evenkeel.e2e.rehearsal;

import static org.awaitility.Awaitility.await;

import io.evenkeel.e2e.Answer;
import io.evenkeel.e2e.DashboardQuery;
import io.evenkeel.e2e.Place;
import io.evenkeel.e2e.Program;
import io.evenkeel.e2e.Web;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A Prometheus that scrapes the fleet, with the rules of the pack as they are. */
record Watcher(Web web, Program program) implements AutoCloseable {
    static final Duration SCRAPES_EVERY = Duration.ofSeconds(5);

    static Watcher start(List<Instance> instances, int port) throws Exception {
        Path folder = Place.folder("prometheus");
        String jobs = instances.stream()
                .map(instance -> "  - job_name: " + instance.row().name()
                        + "\n    metrics_path: /actuator/prometheus\n    static_configs: [ { targets: [ \""
                        + instance.web().address() + "\" ] } ]\n")
                .collect(Collectors.joining());
        Files.writeString(
                folder.resolve("prometheus.yml"),
                "global: { scrape_interval: " + SCRAPES_EVERY.toSeconds() + "s }\nscrape_configs:\n" + jobs
                        + "rule_files: [ \"" + Place.rules() + "\", \"" + Place.links() + "\" ]\n");
        Web web = new Web(port);
        Program program = Program.start(
                "prometheus",
                folder,
                List.of(
                        Place.engine("prometheus"),
                        "--config.file=prometheus.yml",
                        "--storage.tsdb.path=data",
                        "--web.listen-address=" + web.address()));
        await(program.toString()).atMost(Duration.ofSeconds(30)).until(() -> web.answers("/-/ready"));
        return new Watcher(web, program);
    }

    Answer query(String expression) {
        return Answer.of(web.form("/api/v1/query", Map.of("query", expression)));
    }

    /** What a panel of the dashboard Adoption shows. */
    Answer adoption(String panel) {
        DashboardQuery query = DashboardQuery.all().stream()
                .filter(each -> each.dashboard().equals("Evenkeel / Adoption")
                        && each.panel().equals(panel))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no panel " + panel));
        return query(query.expression());
    }

    @Override
    public void close() {
        program.close();
    }
}
