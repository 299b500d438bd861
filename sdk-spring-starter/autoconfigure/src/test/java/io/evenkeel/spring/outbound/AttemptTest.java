package io.evenkeel.spring.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AttemptTest {
    private static final long SOON = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long NEVER = TimeUnit.HOURS.toNanos(1);

    private final Watchdog watchdog = new Watchdog();
    private final CountDownLatch never = new CountDownLatch(1);

    @AfterEach
    void stop() {
        watchdog.close();
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void anInterruptEndsTheWaitAndLeavesNoTrace() {
        Attempt attempt = new Attempt("remote", SOON, watchdog);

        assertThatThrownBy(() -> attempt.interruptibly(this::waitForEver))
                .isInstanceOf(CallTimeoutException.class)
                .hasMessage("call to remote took longer than PT0.02S");
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void anInterruptOfTheApplicationStays() {
        Attempt attempt = new Attempt("remote", NEVER, watchdog);
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> attempt.interruptibly(this::waitForEver))
                .isInstanceOf(InterruptedIOException.class)
                .isNotInstanceOf(CallTimeoutException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aWaitThatEndsInTimeIsNotInterruptedAfterwards() throws IOException, InterruptedException {
        CountDownLatch late = new CountDownLatch(1);
        Attempt attempt = new Attempt("remote", SOON, watchdog);
        attempt.whenLate(late::countDown);

        assertThat(attempt.interruptibly(() -> "answer")).isEqualTo("answer");

        assertThat(late.await(10, TimeUnit.SECONDS)).isTrue(); // throws if interrupted
    }

    @Test
    void whatNoInterruptEndsIsClosed() {
        CountDownLatch closed = new CountDownLatch(1);
        Attempt attempt = new Attempt("remote", SOON, watchdog);

        assertThatThrownBy(() -> attempt.closeably(
                        () -> {
                            await(closed);
                            throw new IOException("closed");
                        },
                        closed::countDown))
                .isInstanceOf(CallTimeoutException.class)
                .satisfies(late -> assertThat(late.getSuppressed()[0]).hasMessage("closed"));
    }

    @Test
    void anAttemptThatIsOverIsNeverLate() throws InterruptedException {
        AtomicBoolean told = new AtomicBoolean();
        Attempt attempt;
        do { // again where the machine has slept until it was late
            told.set(false);
            attempt = new Attempt("remote", SOON, watchdog);
            attempt.whenLate(() -> told.set(true));
            attempt.over();
        } while (attempt.isLate());
        CountDownLatch later = new CountDownLatch(1);
        assertThat(watchdog.after(SOON * 2, later::countDown)).isNotNull();

        assertThat(later.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(attempt.isLate()).isFalse();
        assertThat(told).isFalse();
    }

    @Test
    void nothingIsStartedOnceTheTimeHasPassed() throws InterruptedException {
        CountDownLatch late = new CountDownLatch(1);
        Attempt attempt = new Attempt("remote", 0, watchdog);
        attempt.whenLate(late::countDown);
        assertThat(late.await(10, TimeUnit.SECONDS)).isTrue();

        assertThatThrownBy(() -> attempt.interruptibly(() -> {
                    throw new AssertionError("sent");
                }))
                .isInstanceOf(CallTimeoutException.class);
    }

    @Test
    void afterTheEndOfTheApplicationNothingIsBounded() throws IOException {
        watchdog.close();

        assertThat(new Attempt("remote", NEVER, watchdog).interruptibly(() -> "answer"))
                .isEqualTo("answer");
    }

    private String waitForEver() throws IOException {
        await(never);
        return "never";
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt(); // as Spring's clients do
            throw new InterruptedIOException("interrupted");
        }
    }
}
