package io.evenkeel;

import static java.util.Objects.requireNonNull;

import io.evenkeel.call.OutcomeClassifier;
import io.evenkeel.guard.BreakerSettings;
import io.evenkeel.guard.GuardMode;
import io.evenkeel.guard.GuardSettings;
import io.evenkeel.guard.RetrySettings;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How a dependency is declared. What is not said is the standard's default. Ranges: see {@link GuardSettings}. */
public final class DependencySpec {
    private GuardMode mode;
    private Duration timeout;
    private int concurrencyLimit;
    private BreakerSettings breaker;
    private @Nullable Duration attemptTimeout;
    private RetrySettings retry;
    private boolean idempotent;
    private GuardMode deadlineMode;
    private OutcomeClassifier classifier = OutcomeClassifier.standard();

    DependencySpec(GuardSettings defaults) {
        this.mode = defaults.mode();
        this.timeout = defaults.timeout();
        this.concurrencyLimit = defaults.concurrencyLimit();
        this.breaker = defaults.breaker();
        this.attemptTimeout = defaults.attemptTimeout();
        this.retry = defaults.retry();
        this.idempotent = defaults.idempotent();
        this.deadlineMode = defaults.deadlineMode();
    }

    /** What has been chosen so far, to start from when only a part is to differ. */
    public RetrySettings retry() {
        return retry;
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

    /** How long one call may take, with all its attempts. */
    public DependencySpec timeout(Duration chosen) {
        this.timeout = requireNonNull(chosen, "timeout");
        return this;
    }

    /** How long one attempt may take; as long as the call if nothing is said. An attempt that is cut off may be repeated. */
    public DependencySpec attemptTimeout(Duration chosen) {
        this.attemptTimeout = requireNonNull(chosen, "attemptTimeout");
        return this;
    }

    /** When a failed call that is idempotent is tried again. */
    public DependencySpec retry(RetrySettings chosen) {
        this.retry = requireNonNull(chosen, "retry");
        return this;
    }

    /** Whether every call through {@link Dependency} may be tried again. HTTP clients know it by the method. */
    public DependencySpec idempotent(boolean chosen) {
        this.idempotent = chosen;
        return this;
    }

    /** What becomes of a call whose journey has run out of time: refused, counted, or neither. */
    public DependencySpec deadlineMode(GuardMode chosen) {
        this.deadlineMode = requireNonNull(chosen, "deadlineMode");
        return this;
    }

    /** How many attempts may be under way at once. */
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
        return new GuardSettings(
                mode, timeout, attemptTimeout, concurrencyLimit, breaker, retry, idempotent, deadlineMode);
    }

    OutcomeClassifier classifier() {
        return classifier;
    }
}
