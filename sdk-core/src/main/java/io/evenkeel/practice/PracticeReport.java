package io.evenkeel.practice;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
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

    /**
     * Asks for every practice of the guide map. A practice without a check, and one whose check throws, is unimplemented.
     *
     * @param checks by the id of the practice
     * @param faults told of a check that throws
     */
    public static PracticeReport of(Map<String, PracticeCheck> checks, BiConsumer<Practice, Throwable> faults) {
        return new PracticeReport(GuideMap.practices().stream()
                .map(practice -> new Answer(practice, finding(practice, checks.get(practice.id()), faults)))
                .toList());
    }

    private static Finding finding(
            Practice practice, @Nullable PracticeCheck check, BiConsumer<Practice, Throwable> faults) {
        if (check == null) {
            return Finding.unimplemented("nothing in this service can tell");
        }
        try {
            return check.find();
        } catch (Throwable fault) {
            faults.accept(practice, fault);
            return Finding.unimplemented(
                    "the check has failed with " + fault.getClass().getName());
        }
    }

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

    /** The level, how much of each level there is, and what has failed, in one line for people. */
    public String summary() {
        Level level = level();
        String failed = answers.stream()
                .filter(answer -> answer.finding().state() == PracticeState.FAILED)
                .map(answer -> answer.practice().id())
                .collect(Collectors.joining(", "));
        long skipped = count(PracticeState.SKIPPED);
        long unknown = count(PracticeState.UNIMPLEMENTED);
        return "Practices: " + (level == null ? "no level" : "level " + level) + "; "
                + Arrays.stream(Level.values()).map(this::held).collect(Collectors.joining(", "))
                + (failed.isEmpty() ? "" : "; failed: " + failed)
                + (skipped == 0 ? "" : "; skipped: " + skipped)
                + (unknown == 0 ? "" : "; not known: " + unknown);
    }

    private String held(Level level) {
        List<Answer> ofLevel = answers.stream()
                .filter(answer -> answer.practice().level() == level)
                .toList();
        long held = ofLevel.stream()
                .filter(answer -> answer.finding().state().holds())
                .count();
        return level + " " + held + " of " + ofLevel.size();
    }
}
