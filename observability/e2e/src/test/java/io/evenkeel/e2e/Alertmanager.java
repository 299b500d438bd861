package io.evenkeel.e2e;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** An Alertmanager with the routes of the pack, whose receivers are a pager of the test. */
record Alertmanager(Web web, Pager pager, Program program) implements AutoCloseable {
    static Alertmanager start(String name) {
        Path folder = Place.folder(name);
        Pager pager = Pager.start();
        String example = Place.read(Place.pack("alertmanager/alertmanager.yaml"));
        Place.write(folder.resolve("alertmanager.yaml"), example.replace("127.0.0.1:9099", pager.address()));
        Web web = Web.free();
        Program program = Program.start(
                name,
                folder,
                List.of(
                        "prometheus-alertmanager",
                        "--config.file=alertmanager.yaml",
                        "--storage.path=data",
                        "--cluster.listen-address=",
                        "--web.listen-address=" + web.address()));
        await(program.toString()).atMost(Duration.ofSeconds(30)).until(() -> web.answers("/-/ready"));
        return new Alertmanager(web, pager, program);
    }

    /** The alerts that fire now. */
    List<Alert> alerts() {
        List<Alert> alerts = new ArrayList<>();
        for (JsonNode alert : Web.json(web.get("/api/v2/alerts"))) {
            alerts.add(Alert.of(alert));
        }
        return alerts;
    }

    @Override
    public void close() {
        program.close();
        pager.close();
    }
}
