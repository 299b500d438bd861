package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.evenkeel.call.BreakerState;
import io.evenkeel.call.Deadline;
import io.evenkeel.call.HttpResult;
import io.evenkeel.call.JourneyContext;
import io.evenkeel.call.TestClock;
import io.evenkeel.guard.BreakerSettings;
import io.evenkeel.guard.GuardMode;
import io.evenkeel.guard.GuardedCall;
import io.evenkeel.guard.RetrySettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(1);
    private static final BreakerSettings NEVER_OPEN =
            new BreakerSettings(1, 1_000, Duration.ofSeconds(10), Duration.ofSeconds(5), 1);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Readings readings = new Readings(registry);
    private final TestClock clock = new TestClock();
    private double chance;

    @AfterEach
    void nothingIsLeftInterrupted() {
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void aFailedIdempotentCallIsTriedAgainAndTheCallCountsOnce() throws Exception {
        Deque<String> answers = new ArrayDeque<>(List.of("bad", "bad", "good"));

        String answer = payments(spec -> spec.idempotent(true)).call(() -> good(answers.remove()));

        assertThat(answer).isEqualTo("good");
        assertThat(readings.of("dependency.calls")).isEqualTo(Map.of("payments success", 1.0));
        assertThat(readings.nonZero("dependency.attempts"))
                .isEqualTo(Map.of("payments failure", 2.0, "payments success", 1.0));
        assertThat(readings.nonZero("dependency.rejections")).isEmpty();
    }

    @Test
    void aCallThatKeepsFailingEndsWithItsLastErrorAfterTwoRetries() {
        Deque<String> answers = new ArrayDeque<>(List.of("first", "second", "third", "fourth"));

        Throwable error =
                catchThrowable(() -> payments(spec -> spec.idempotent(true)).call(() -> good(answers.remove())));

        assertThat(error).isInstanceOf(IOException.class).hasMessage("third");
        assertThat(readings.of("dependency.calls")).isEqualTo(Map.of("payments failure", 1.0));
        assertThat(readings.nonZero("dependency.attempts")).isEqualTo(Map.of("payments failure", 3.0));
    }

    @Test
    void aCallThatIsNotDeclaredIdempotentIsNotTriedAgain() {
        Deque<String> answers = new ArrayDeque<>(List.of("first", "good"));

        assertThat(catchThrowable(() -> payments(spec -> {}).call(() -> good(answers.remove()))))
                .hasMessage("first");

        assertThat(readings.nonZero("dependency.attempts")).isEqualTo(Map.of("payments failure", 1.0));
    }

    @ParameterizedTest
    @EnumSource(value = GuardMode.class, names = "ENFORCE", mode = EnumSource.Mode.EXCLUDE)
    void nothingIsTriedAgainWhereNothingIsEnforced(GuardMode mode) {
        GuardedCall call = payments(spec -> spec.mode(mode)).begin(true, null);

        call.attempt();

        assertThat(call.failed(new IOException("down"))).isFalse();
    }

    @Test
    void aRetryOfTheCallersIsNotTriedAgainHere() {
        GuardedCall call = payments(spec -> {}).begin(true, new JourneyContext(null, true));

        call.attempt();

        assertThat(call.failed(new IOException("down"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "500, true",
        "502, true",
        "503, true",
        "504, true",
        "501, false",
        "400, false",
        "404, false",
        "429, false"
    })
    void theStatusDecidesWhetherAnAnswerIsWorthAnotherTry(int status, boolean again) {
        GuardedCall call = payments(spec -> {}).begin(true, null);

        call.attempt();

        assertThat(call.succeeded(new HttpResult(status))).isEqualTo(again);
    }

    @ParameterizedTest
    @CsvSource({"429, 0.5, 500", "503, 0.5, 500", "503, 0.01, 80", "503, 2, 2000"})
    void whatTheServerAsksForIsWaitedForIfItIsLonger(int status, double seconds, long pauseMillis) {
        chance = 0.8;
        GuardedCall call =
                payments(spec -> spec.timeout(Duration.ofSeconds(10))).begin(true, null);

        call.attempt();

        assertThat(call.succeeded(new HttpResult(status, millis(seconds)))).isTrue();
        assertThat(call.pauseNanos()).isEqualTo(Duration.ofMillis(pauseMillis).toNanos());
    }

    @ParameterizedTest
    @ValueSource(doubles = {2.001, 3600, 1e9})
    void whatTheServerAsksForBeyondTheLongestPauseIsAnEnd(double seconds) {
        GuardedCall call = payments(spec -> spec.timeout(Duration.ofHours(1))).begin(true, null);

        call.attempt();

        assertThat(call.succeeded(new HttpResult(503, millis(seconds)))).isFalse();
    }

    @Test
    void thePauseIsRandomUpToTwiceAsMuchEachTime() {
        chance = 0.75;
        GuardedCall call = payments(spec -> {}).begin(true, null);

        call.attempt();
        assertThat(call.failed(new IOException("down"))).isTrue();
        assertThat(call.pauseNanos()).isEqualTo(Duration.ofMillis(75).toNanos());
        clock.advance(Duration.ofMillis(75));
        call.attempt();
        assertThat(call.failed(new IOException("down"))).isTrue();

        assertThat(call.pauseNanos()).isEqualTo(Duration.ofMillis(150).toNanos());
    }

    @Test
    void aPauseThatWouldOutlastTheTimeoutIsAnEnd() {
        chance = 0.5;
        GuardedCall call = payments(spec -> {}).begin(true, null);
        call.attempt();
        clock.advance(TIMEOUT.minusMillis(50));

        assertThat(call.failed(new IOException("down"))).isFalse();
    }

    @Test
    void anAttemptThatUsedUpTheTimeIsNotTriedAgain() {
        GuardedCall call = payments(spec -> {}).begin(true, null);
        call.attempt();
        clock.advance(TIMEOUT);

        assertThat(call.failed(new TimeoutException("late"))).isFalse();
        assertThat(readings.of("dependency.calls")).isEqualTo(Map.of("payments timeout", 1.0));
    }

    @Test
    void anAttemptThatIsCutOffEarlierIsTriedAgainInTheTimeThatIsLeft() {
        GuardedCall call = payments(
                        spec -> spec.attemptTimeout(Duration.ofMillis(400)).retry(budget(1, 10)))
                .begin(true, null);

        call.attempt();
        assertThat(call.timeoutNanos()).isEqualTo(Duration.ofMillis(400).toNanos());
        clock.advance(Duration.ofMillis(400));
        assertThat(call.failed(new TimeoutException("late"))).isTrue();
        call.attempt();
        clock.advance(Duration.ofMillis(400));
        assertThat(call.failed(new TimeoutException("late"))).isTrue();
        call.attempt();

        assertThat(call.timeoutNanos()).isEqualTo(Duration.ofMillis(200).toNanos());
    }

    @Test
    void aDryBudgetEndsTheCallWithItsOwnFailureAndIsCounted() {
        Dependency payments = payments(spec -> spec.idempotent(true).retry(budget(0.5, 3)));

        for (int i = 0; i < 5; i++) {
            assertThat(catchThrowable(() -> payments.call(() -> good("bad")))).hasMessage("bad");
        }

        assertThat(readings.nonZero("dependency.attempts")).isEqualTo(Map.of("payments failure", 5 + 3.0));
        assertThat(readings.of("dependency.calls")).isEqualTo(Map.of("payments failure", 5.0));
        assertThat(readings.nonZero("dependency.rejections")).isEqualTo(Map.of("payments enforced retry_budget", 4.0));
    }

    @Test
    void successesFundTheBudget() throws Exception {
        Dependency payments = payments(spec -> spec.idempotent(true).retry(budget(0.5, 1)));
        assertThat(catchThrowable(() -> payments.call(() -> good("bad")))).hasMessage("bad");
        assertThat(readings.nonZero("dependency.attempts")).isEqualTo(Map.of("payments failure", 2.0));

        payments.call(() -> good("good"));
        assertThat(catchThrowable(() -> payments.call(() -> good("bad")))).hasMessage("bad");
        assertThat(readings.nonZero("dependency.attempts"))
                .isEqualTo(Map.of("payments failure", 3.0, "payments success", 1.0));
        payments.call(() -> good("good"));
        assertThat(catchThrowable(() -> payments.call(() -> good("bad")))).hasMessage("bad");

        assertThat(readings.nonZero("dependency.attempts"))
                .isEqualTo(Map.of("payments failure", 5.0, "payments success", 2.0));
    }

    @Test
    void theFailureThatOpensTheBreakerIsNotTriedAgain() {
        Dependency payments = payments(
                spec -> spec.breaker(new BreakerSettings(1, 1, Duration.ofSeconds(10), Duration.ofSeconds(5), 1)));
        GuardedCall call = payments.begin(true, null);
        call.attempt();

        assertThat(call.failed(new IOException("down"))).isFalse();

        assertThat(payments.breakerState()).isEqualTo(BreakerState.OPEN);
        assertThat(readings.nonZero("dependency.rejections")).isEmpty();
        assertThat(readings.of("dependency.calls")).isEqualTo(Map.of("payments failure", 1.0));
    }

    @Test
    void aRetryThatIsRefusedEndsTheCallAsRefused() {
        Dependency payments = payments(spec -> spec.concurrencyLimit(1));
        GuardedCall call = payments.begin(true, null);
        call.attempt();
        assertThat(call.failed(new IOException("down"))).isTrue();
        payments.start(); // takes the only place during the pause

        assertThat(catchThrowable(call::attempt)).hasMessage("call to payments refused: bulkhead_full");

        assertThat(readings.of("dependency.calls")).isEqualTo(Map.of("payments rejected", 1.0));
    }

    @Test
    void anInterruptDuringThePauseEndsTheCallWithItsFailure() {
        chance = 0.99;
        Dependency payments = payments(spec -> spec.idempotent(true));

        Throwable error = catchThrowable(() -> payments.call(() -> {
            Thread.currentThread().interrupt();
            throw new IOException("down");
        }));

        assertThat(error).isInstanceOf(IOException.class).hasMessage("down");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(readings.of("dependency.calls")).isEqualTo(Map.of("payments failure", 1.0));
        assertThat(readings.nonZero("dependency.attempts")).isEqualTo(Map.of("payments failure", 1.0));
    }

    @Test
    void givingUpBetweenTwoAttemptsCountsOnceAndLeavesThePlace() {
        Dependency payments = payments(spec -> spec.concurrencyLimit(1));
        GuardedCall call = payments.begin(true, null);
        call.attempt();
        assertThat(call.failed(new IOException("down"))).isTrue();

        call.over(io.evenkeel.call.Outcome.CANCELLED, null);
        call.over(io.evenkeel.call.Outcome.FAILURE, null);

        assertThat(catchThrowable(call::attempt)).hasMessage("the call to payments is over");
        assertThat(readings.of("dependency.calls")).isEqualTo(Map.of("payments cancelled", 1.0));
        assertThat(readings.nonZero("dependency.attempts")).isEqualTo(Map.of("payments failure", 1.0));
        payments.start();
    }

    @Test
    void anAttemptEndsOnceWhoeverEndsIt() {
        GuardedCall call = payments(spec -> {}).begin(true, null);
        call.attempt();

        assertThat(call.succeeded("done")).isFalse();
        assertThat(call.failed(new IOException("too late"))).isFalse();
        call.over(io.evenkeel.call.Outcome.CANCELLED, null);

        assertThat(readings.of("dependency.calls")).isEqualTo(Map.of("payments success", 1.0));
        assertThat(readings.nonZero("dependency.attempts")).isEqualTo(Map.of("payments success", 1.0));
    }

    @Test
    void aChanceThatThrowsIsIsolated() {
        Dependency payments = Reliability.builder(registry)
                .announced(false)
                .nanoClock(clock)
                .jitter(() -> {
                    throw new IllegalStateException("no luck");
                })
                .build()
                .dependency("payments");
        GuardedCall call = payments.begin(true, null);
        call.attempt();

        assertThat(call.failed(new IOException("down"))).isTrue();

        assertThat(call.pauseNanos()).isEqualTo(Duration.ofMillis(50).toNanos());
        assertThat(readings.nonZero("reliability.sdk.faults")).isEqualTo(Map.of("guard", 1.0));
    }

    @Test
    void aDeadlineThatIsEnforcedBoundsTheRetries() {
        chance = 0.5;
        Dependency payments = payments(spec -> spec.deadlineMode(GuardMode.ENFORCE));
        JourneyContext journey = new JourneyContext(Deadline.in(clock.getAsLong(), Duration.ofMillis(300)), false);
        GuardedCall call = payments.begin(true, journey);

        call.attempt();
        assertThat(call.timeoutNanos()).isEqualTo(Duration.ofMillis(300).toNanos());
        clock.advance(Duration.ofMillis(251));

        assertThat(call.failed(new IOException("down"))).isFalse();
    }

    private static Duration millis(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    private static RetrySettings budget(double tokensPerSuccess, int maxTokens) {
        return new RetrySettings(2, Duration.ofMillis(100), Duration.ofSeconds(2), tokensPerSuccess, maxTokens);
    }

    private static String good(String answer) throws IOException {
        if (answer.equals("good")) {
            return answer;
        }
        throw new IOException(answer);
    }

    private Dependency payments(Consumer<DependencySpec> declaration) {
        return Reliability.builder(registry)
                .announced(false)
                .nanoClock(clock)
                .jitter(() -> chance)
                .dependency(
                        "payments",
                        spec -> declaration.accept(
                                spec.timeout(TIMEOUT).retry(budget(0.5, 10)).breaker(NEVER_OPEN)))
                .build()
                .dependency("payments");
    }
}
