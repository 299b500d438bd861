package io.evenkeel.practice;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a service has answered at one time.
 *
 * @param answers one for each practice of the guide map, in its order
 */
public record PracticeReport(List<Answer> answers) {
    public PracticeReport {
        answers = List.copyOf(answers);
    }

    /** One practice, and what was found. */
    public record Answer(Practice practice, Finding finding) {}

    /** The level that the service has; null if it has not even the lowest. */
    public @Nullable Level level() {
        Level reached = null;
        for (Level level : Level.values()) {
            if (answers.stream()
                    .anyMatch(answer -> answer.practice().level() == level
                            && !answer.finding().state().holds())) {
                return reached;
            }
            reached = level;
        }
        return reached;
    }

    /** How many practices are in a state. */
    public long count(PracticeState state) {
        return answers.stream()
                .filter(answer -> answer.finding().state() == state)
                .count();
    }
}
