package io.evenkeel.guard;

import java.time.Duration;

/** Settings without retries, for tests that are about something else. */
final class Settings {
    static final RetrySettings NO_RETRY = new RetrySettings(0, Duration.ofMillis(100), Duration.ofSeconds(2), 0.5, 10);

    private Settings() {}

    static GuardSettings of(Duration timeout, int concurrencyLimit, BreakerSettings breaker) {
        return new GuardSettings(
                GuardMode.ENFORCE, timeout, null, concurrencyLimit, breaker, NO_RETRY, false, GuardMode.OBSERVE);
    }
}
