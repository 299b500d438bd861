package io.evenkeel.guard;

/** What guards a dependency now. A call keeps to the one that it began under. */
record Policy(GuardSettings settings, Breaker breaker, Places places, RetryBudget budget, long longestAttemptNanos) {
    static Policy of(GuardSettings settings, Breaker breaker) {
        return new Policy(
                settings,
                breaker,
                new Places(settings.concurrencyLimit()),
                new RetryBudget(settings.retry()),
                settings.longestAttempt().toNanos());
    }

    /** The policy for other settings; what they leave as it was goes on with all that it has counted. */
    Policy changedTo(GuardSettings chosen, Breaker chosenBreaker) {
        return new Policy(
                chosen,
                chosenBreaker,
                chosen.concurrencyLimit() == settings.concurrencyLimit()
                        ? places
                        : new Places(chosen.concurrencyLimit()),
                chosen.retry().equals(settings.retry()) ? budget : new RetryBudget(chosen.retry()),
                chosen.longestAttempt().toNanos());
    }
}
