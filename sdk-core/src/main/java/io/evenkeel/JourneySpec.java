package io.evenkeel;

import static java.util.Objects.requireNonNull;

import io.evenkeel.call.InvalidSettingException;
import io.evenkeel.call.OutcomeClassifier;
import io.evenkeel.slo.Objective;
import io.evenkeel.slo.ObjectiveKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a journey is declared. Without an objective of its own it has those of the standard. */
public final class JourneySpec {
    private static final Duration SHORTEST_CADENCE = Duration.ofSeconds(1);
    private static final Duration LONGEST_CADENCE = Duration.ofDays(31);

    private final List<Objective> objectives = new ArrayList<>();
    private @Nullable Duration every;
    private @Nullable Duration deadline;
    private OutcomeClassifier classifier = OutcomeClassifier.standard();

    JourneySpec() {}

    /**
     * Adds an objective.
     *
     * @throws InvalidSettingException if the journey has one of this name
     */
    public JourneySpec objective(Objective objective) {
        requireNonNull(objective, "objective");
        if (objectives.stream().anyMatch(known -> known.name().equals(objective.name()))) {
            throw new InvalidSettingException(
                    "objective", objective.name(), "a name that is not taken in this journey");
        }
        objectives.add(objective);
        return this;
    }

    /** Adds an objective, or puts it in the place of the one of its name: the later word counts. */
    public JourneySpec replaceObjective(Objective objective) {
        requireNonNull(objective, "objective");
        for (int i = 0; i < objectives.size(); i++) {
            if (objectives.get(i).name().equals(objective.name())) {
                objectives.set(i, objective);
                return this;
            }
        }
        objectives.add(objective);
        return this;
    }

    /** Replaces the classifier that decides the outcome of what runs through this journey. */
    public JourneySpec classifier(OutcomeClassifier chosen) {
        this.classifier = requireNonNull(chosen, "classifier");
        return this;
    }

    /**
     * Says how often a success is expected at least. Each time that this passes without one is a bad event of the journey's
     * objectives of freshness, from the start on.
     *
     * @param cadence from 1 second to 31 days; longer than what triggers the work, which never runs to the dot
     * @throws InvalidSettingException if it is out of its range
     */
    public JourneySpec every(Duration cadence) {
        requireNonNull(cadence, "cadence");
        if (cadence.compareTo(SHORTEST_CADENCE) < 0 || cadence.compareTo(LONGEST_CADENCE) > 0) {
            throw new InvalidSettingException("every", cadence, "a duration from 1s to 31d");
        }
        this.every = cadence;
        return this;
    }

    /**
     * Says how long a call of this journey may take at most, with all that it calls. Nothing interrupts the work itself: the
     * time that is left bounds the calls to dependencies, and travels with them.
     *
     * @param chosen from 1 millisecond to 1 hour
     * @throws InvalidSettingException if it is out of its range
     */
    public JourneySpec deadline(Duration chosen) {
        requireNonNull(chosen, "deadline");
        if (chosen.compareTo(Duration.ofMillis(1)) < 0 || chosen.compareTo(Duration.ofHours(1)) > 0) {
            throw new InvalidSettingException("deadline", chosen, "a duration from 1ms to 1h");
        }
        this.deadline = chosen;
        return this;
    }

    /**
     * Checks what can only be seen when all is declared.
     *
     * @throws InvalidSettingException if there is a cadence and nothing that it counts for, or the other way round
     */
    void check() {
        boolean fresh = false;
        for (Objective objective : objectives) {
            if (objective.kind() == ObjectiveKind.FRESHNESS) {
                fresh = true;
                if (every == null && objective.threshold() == null) {
                    throw new InvalidSettingException(
                            "objectives." + objective.name() + ".threshold",
                            null,
                            "a duration > 0, such as 15m, or that the journey says how often it succeeds (every)");
                }
            }
        }
        if (every != null && !fresh) {
            throw new InvalidSettingException("every", every, "none in a journey without an objective of freshness");
        }
    }

    @Nullable
    Duration deadline() {
        return deadline;
    }

    @Nullable
    Duration every() {
        return every;
    }

    List<Objective> objectives() {
        return List.copyOf(objectives);
    }

    OutcomeClassifier classifier() {
        return classifier;
    }
}
