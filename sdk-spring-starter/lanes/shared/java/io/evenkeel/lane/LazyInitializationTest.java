package io.evenkeel.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;

/** Beans that nobody asks for work all the same where the application has its beans made only when they are needed. */
class LazyInitializationTest {
    @TempDir
    private Path folder;

    @Test
    void onlyWhatWorksByItselfIsMade() {
        Path facts = folder.resolve("facts.json");
        try (LaneApp app = LaneApp.start(
                WebApplicationType.NONE,
                "spring.main.lazy-initialization=true",
                "evenkeel.facts.file=" + facts,
                "evenkeel.switch.file=" + folder.resolve("modes.properties"))) {
            assertThat(Stream.of(
                            "evenkeelStartReport",
                            "evenkeelDoubleGuards",
                            "evenkeelEnvironmentModes",
                            "evenkeelSwitchFileWatch",
                            "evenkeelStandardReport",
                            "evenkeelGuideMapReport",
                            "evenkeelFactsFile",
                            "evenkeelResolvedVersions"))
                    .allMatch(app.context().getBeanFactory()::containsSingleton);
            await().until(() -> Files.exists(facts)); // not written any more while JUnit empties the folder
            assertThat(app.context().containsBeanDefinition(ShopController.class.getName()))
                    .isTrue();
            assertThat(app.context().getBeanFactory().containsSingleton(ShopController.class.getName()))
                    .isFalse();
        }
    }
}
