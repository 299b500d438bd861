package io.evenkeel;

import static java.util.Objects.requireNonNull;

import io.evenkeel.call.InvalidSettingException;
import io.evenkeel.call.OutcomeClassifier;
import io.evenkeel.slo.Objective;
import java.util.ArrayList;
import java.util.List;

/** How a journey is declared. Without an objective of its own it has those of the standard. */
public final class JourneySpec {
    private final List<Objective> objectives = new ArrayList<>();
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

    /** Replaces the classifier that decides the outcome of what runs through this journey. */
    public JourneySpec classifier(OutcomeClassifier chosen) {
        this.classifier = requireNonNull(chosen, "classifier");
        return this;
    }

    List<Objective> objectives() {
        return List.copyOf(objectives);
    }

    OutcomeClassifier classifier() {
        return classifier;
    }
}
