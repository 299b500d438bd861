package io.evenkeel.examples.demo;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScriptTest {
    @Test
    void goesFromHealthyThroughSlowAndFailingToRecovery() {
        Script script = new Script(Duration.ofSeconds(20));
        assertThat(IntStream.range(0, 22)
                        .mapToObj(second ->
                                script.at(Duration.ofSeconds(second)).name().substring(0, 1))
                        .collect(joining()))
                .isEqualTo("hhhh" + "ssss" + "fffff" + "rrrrrrr" + "rr");
    }

    @Test
    void aPhaseBeginsOnTheDot() {
        Script script = new Script(Duration.ofMinutes(1));
        assertThat(script.at(Duration.ofMillis(11_999)).name()).isEqualTo("healthy");
        assertThat(script.at(Duration.ofSeconds(12)).name()).isEqualTo("slow");
    }

    @Test
    void takesAllOfTheTime() {
        assertThat(Script.PHASES.stream().mapToInt(Phase::share).sum()).isEqualTo(100);
    }
}
