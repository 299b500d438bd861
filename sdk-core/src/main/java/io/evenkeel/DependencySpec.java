package io.evenkeel;

import static java.util.Objects.requireNonNull;

import io.evenkeel.call.OutcomeClassifier;
import io.evenkeel.guard.BreakerSettings;
import io.evenkeel.guard.GuardMode;
import io.evenkeel.guard.GuardSettings;
import java.time.Duration;

/** How a dependency is declared. What is not said is the standard's default. Ranges: see {@link GuardSettings}. */
public final class DependencySpec {
    private GuardMode mode;
    private Duration timeout;
    private int concurrencyLimit;
    private BreakerSettings breaker;
    private OutcomeClassifier classifier = OutcomeClassifier.standard();

    DependencySpec(GuardSettings defaults) {
        this.mode = defaults.mode();
        this.timeout = defaults.timeout();
        this.concurrencyLimit = defaults.concurrencyLimit();
        this.breaker = defaults.breaker();
    }

    /** What has been chosen so far, to start from when only a part is to differ. */
    public BreakerSettings breaker() {
        return breaker;
    }

    /** How far the guard of this dependency goes. */
    public DependencySpec mode(GuardMode chosen) {
        this.mode = requireNonNull(chosen, "mode");
        return this;
    }

    /** How long one call may take. */
    public DependencySpec timeout(Duration chosen) {
        this.timeout = requireNonNull(chosen, "timeout");
        return this;
    }

    /** How many calls may be under way at once. */
    public DependencySpec concurrencyLimit(int chosen) {
        this.concurrencyLimit = chosen;
        return this;
    }

    /** When the breaker opens and closes. */
    public DependencySpec breaker(BreakerSettings chosen) {
        this.breaker = requireNonNull(chosen, "breaker");
        return this;
    }

    /** Replaces the classifier that decides the outcome of a call. */
    public DependencySpec classifier(OutcomeClassifier chosen) {
        this.classifier = requireNonNull(chosen, "classifier");
        return this;
    }

    GuardSettings settings() {
        return new GuardSettings(mode, timeout, concurrencyLimit, breaker);
    }

    OutcomeClassifier classifier() {
        return classifier;
    }
}
