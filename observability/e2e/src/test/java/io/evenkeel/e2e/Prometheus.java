package io.evenkeel.e2e;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Prometheus with the rules of the pack as they are. Its history is in its blocks before it starts. */
record Prometheus(String name, Web web, Alertmanager alertmanager, Program program) implements Engine {
    static Prometheus start(String name, String binary, String scraping, History history) {
        Path folder = Place.folder(name);
        Alertmanager alertmanager = Alertmanager.start(name + "-alertmanager");
        Place.write(
                folder.resolve("prometheus.yml"),
                scraping + "rule_files: [ \"" + Place.rules() + "\", \"" + Place.links() + "\" ]\n"
                        + "alerting: { alertmanagers: [ { static_configs: [ { targets: [ \""
                        + alertmanager.web().address() + "\" ] } ] } ] }\n");
        history.writeBlocks(folder);
        Web web = Web.free();
        Program program = Program.start(
                name,
                folder,
                List.of(
                        binary,
                        "--config.file=prometheus.yml",
                        "--storage.tsdb.path=data",
                        "--storage.tsdb.retention.time=31d",
                        "--enable-feature=exemplar-storage",
                        "--web.listen-address=" + web.address()));
        await(program.toString()).atMost(Duration.ofSeconds(30)).until(() -> web.answers("/-/ready"));
        return new Prometheus(name, web, alertmanager, program);
    }

    /** The ids of the traces in the exemplars that a series has got since then. */
    Set<String> exemplarTraces(String series, Instant since) {
        Map<String, String> fields = Map.of(
                "query", series, "start", since.toString(), "end", Instant.now().toString());
        return StreamSupport.stream(
                        web.form("/api/v1/query_exemplars", fields).path("data").spliterator(), false)
                .flatMap(data -> StreamSupport.stream(data.path("exemplars").spliterator(), false))
                .map(exemplar -> exemplar.path("labels").path("trace_id").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public void close() {
        program.close();
        alertmanager.close();
    }

    @Override
    public String toString() {
        return name;
    }
}
