package io.evenkeel.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.springframework.boot.WebApplicationType;

/** Asks Prometheus' own judge. Needs the path of promtool in the environment; {@code .ci/run} installs it. */
@EnabledIfEnvironmentVariable(named = "PROMTOOL", matches = ".+")
class PromtoolTest {
    @Test
    void promtoolFindsNothingWrongWithOurMeters() throws IOException, InterruptedException {
        OutboundClients client = OutboundClients.REST_CLIENT_BUILDER;
        try (LaneApp app = LaneApp.start(WebApplicationType.SERVLET);
                Remotes remotes = new Remotes(client)) {
            new TestClient().get(app.url("/ok/1"));
            client.get(app.context(), remotes.url(client), "/fine");
            String ours = app.scrape().lines().stream()
                    .filter(line -> line.matches("(# (HELP|TYPE) )?(slo|journey|dependency|reliability)_.*"))
                    .collect(Collectors.joining("\n", "", "\n"));
            assertThat(ours).contains("slo_events_total{", "dependency_calls_seconds_bucket{");

            Process promtool = new ProcessBuilder(System.getenv("PROMTOOL"), "check", "metrics")
                    .redirectErrorStream(true)
                    .start();
            promtool.getOutputStream().write(ours.getBytes(StandardCharsets.UTF_8));
            promtool.getOutputStream().close();
            String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(said).isEmpty();
            assertThat(promtool.waitFor()).isZero();
        }
    }
}
