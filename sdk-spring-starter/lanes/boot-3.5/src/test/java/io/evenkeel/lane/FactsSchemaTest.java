package io.evenkeel.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;

/** Real answers against docs/facts.schema.json. The same jar answers on every line. */
class FactsSchemaTest {
    @Test
    void theAnswerAndTheFileAreAsTheSchemaSays(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("reliability-facts.json");
        try (LaneApp app = LaneApp.start(
                WebApplicationType.SERVLET,
                List.of(),
                "management.endpoints.web.exposure.include=reliability",
                "evenkeel.service.owner=team-checkout",
                "evenkeel.journeys.checkout.objectives.latency.threshold=300ms",
                "evenkeel.journeys.checkout.objectives.latency.target=0.95",
                "evenkeel.dependencies.payments.hosts=payments.internal",
                "evenkeel.dependencies.payments.timeout=2s",
                "evenkeel.logs.datadog=true",
                "evenkeel.facts.file=" + file)) {
            String answer =
                    new TestClient().get(app.url("/actuator/reliability/facts")).body();
            await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(file));

            assertThat(wrongIn(answer)).isEmpty();
            assertThat(wrongIn(Files.readString(file))).isEmpty();
            assertThat(wrongIn(answer.replace("\"state\":\"failed\"", "\"state\":\"broken\"")))
                    .isNotEmpty();
            assertThat(wrongIn(answer.replace("\"owner-named\"", "\"owner-unknown\"")))
                    .hasSize(1);
            assertThat(wrongIn(answer.replace("\"tier\":\"medium\"", "\"tier\":\"gold\"")))
                    .hasSize(1);
            assertThat(wrongIn(answer.replace("\"stricter\":true", "\"stricter\":\"yes\"")))
                    .hasSize(1);
            assertThat(wrongIn(answer.replace("\"key\":\"logs.datadog\"", "\"key\":\"evenkeel.logs.datadog\"")))
                    .hasSize(2);
            assertThat(wrongIn("{}")).hasSize(10);
        }
    }

    private static List<String> wrongIn(String document) throws IOException {
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(Path.of("..", "..", "..", "docs", "facts.schema.json")), InputFormat.JSON);
        return schema.validate(document, InputFormat.JSON).stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }
}
