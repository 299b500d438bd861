package io.evenkeel.e2e;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** VictoriaMetrics, which scrapes and keeps, and vmalert, which evaluates the rules of the pack as they are. */
record VictoriaMetrics(String name, Web web, Alertmanager alertmanager, Program storage, Program rules)
        implements Engine {
    static VictoriaMetrics start(String name, String scraping, History history) {
        Path folder = Place.folder(name);
        Place.write(folder.resolve("scrape.yml"), scraping);
        Web web = Web.free();
        Program storage = Program.start(
                name,
                folder,
                List.of(
                        Place.engine("victoria-metrics"),
                        "-storageDataPath=data",
                        "-retentionPeriod=31d",
                        "-memory.allowedBytes=256MB",
                        "-promscrape.config=scrape.yml",
                        "-httpListenAddr=" + web.address()));
        await(storage.toString()).atMost(Duration.ofSeconds(30)).until(() -> web.answers("/health"));
        web.post("/api/v1/import/prometheus", history.text());

        Alertmanager alertmanager = Alertmanager.start(name + "-alertmanager");
        Web rulesWeb = Web.free();
        Program rules = Program.start(
                name + "-rules",
                folder,
                List.of(
                        Place.engine("vmalert"),
                        "-rule=" + Place.rules(),
                        "-rule=" + Place.links(),
                        "-datasource.url=" + web.at("/"),
                        "-remoteWrite.url=" + web.at("/"),
                        "-notifier.url=" + alertmanager.web().at("/"),
                        "-httpListenAddr=" + rulesWeb.address()));
        await(rules.toString()).atMost(Duration.ofSeconds(30)).until(() -> rulesWeb.answers("/health"));
        return new VictoriaMetrics(name, web, alertmanager, storage, rules);
    }

    @Override
    public void close() {
        rules.close();
        storage.close();
        alertmanager.close();
    }

    @Override
    public String toString() {
        return name;
    }
}
