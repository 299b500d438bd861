package io.evenkeel.e2e;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

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
                        "--web.listen-address=" + web.address()));
        await(program.toString()).atMost(Duration.ofSeconds(30)).until(() -> web.answers("/-/ready"));
        return new Prometheus(name, web, alertmanager, program);
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
