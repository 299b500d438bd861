package io.evenkeel.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryBudgetTest {
    private final RetryBudget budget =
            new RetryBudget(new RetrySettings(2, Duration.ofMillis(100), Duration.ofSeconds(2), 0.5, 7));

    @Test
    void startsFullAndHoldsNoMore() {
        budget.succeeded(0, 1_000);

        assertThat(taken()).isEqualTo(7);
    }

    @ParameterizedTest(name = "4 successes that took {0} of 1,000 ns pay for {1} retries")
    @CsvSource({"0, 2", "500, 2", "501, 0", "1000, 0"})
    void isFundedBySuccessesThatWereNotSlow(long tookNanos, int retries) {
        taken();

        for (int i = 0; i < 4; i++) {
            budget.succeeded(tookNanos, 1_000);
        }

        assertThat(taken()).isEqualTo(retries);
    }

    @Test
    void aRetryAfterATimeoutCostsFiveTimesAsMuch() {
        assertThat(budget.tryTake(true)).isTrue();

        assertThat(budget.tryTake(true)).isFalse();
        assertThat(taken()).isEqualTo(2);
    }

    private int taken() {
        int taken = 0;
        while (budget.tryTake(false)) {
            taken++;
        }
        return taken;
    }
}
