package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.evenkeel.call.CurrentJourney;
import io.evenkeel.call.JourneyContext;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StagedRetryTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Readings readings = new Readings(registry);
    /** The stages that were handed out, oldest first. */
    private final BlockingQueue<CompletableFuture<String>> attempts = new LinkedBlockingQueue<>();

    @Test
    void aFailedStageIsFollowedByAnother() throws Exception {
        CompletableFuture<String> answer = call(payments(spec -> spec.timeout(Duration.ofSeconds(30))));

        next().completeExceptionally(new IOException("down"));
        next().complete("done");

        assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo("done");
        assertThat(readings.of("dependency.calls")).isEqualTo(Map.of("payments success", 1.0));
        assertThat(readings.nonZero("dependency.attempts"))
                .isEqualTo(Map.of("payments failure", 1.0, "payments success", 1.0));
    }

    @Test
    void theLastFailureIsTheAnswer() throws Exception {
        CompletableFuture<String> answer = call(payments(spec -> spec.timeout(Duration.ofSeconds(30))));

        next().completeExceptionally(new IOException("first"));
        next().completeExceptionally(new IOException("second"));
        next().completeExceptionally(new IOException("third"));

        assertThat(catchThrowable(() -> answer.get(10, TimeUnit.SECONDS)))
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseMessage("third");
        assertThat(readings.of("dependency.calls")).isEqualTo(Map.of("payments failure", 1.0));
        assertThat(readings.nonZero("dependency.attempts")).isEqualTo(Map.of("payments failure", 3.0));
    }

    @Test
    void anAttemptThatIsCutOffIsCancelledAndFollowedByAnother() throws Exception {
        CompletableFuture<String> answer =
                call(payments(spec -> spec.timeout(Duration.ofSeconds(30)).attemptTimeout(Duration.ofMillis(50))));

        CompletableFuture<String> first = next();
        next().complete("done");

        assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo("done");
        Awaitility.await().until(first::isCancelled);
        assertThat(readings.nonZero("dependency.attempts"))
                .isEqualTo(Map.of("payments timeout", 1.0, "payments success", 1.0));
    }

    @Test
    void anAttemptThatThrowsInsteadOfAStageIsAFailedOne() throws Exception {
        Dependency payments = payments(spec -> spec.timeout(Duration.ofSeconds(30)));
        CompletableFuture<String> first = new CompletableFuture<>();
        List<CompletableFuture<String>> stages = new ArrayList<>(List.of(first));
        CompletableFuture<String> answer = payments.stage(() -> {
                    if (stages.isEmpty()) {
                        throw new IllegalStateException("no connection");
                    }
                    return stages.remove(0);
                })
                .toCompletableFuture();

        first.completeExceptionally(new IOException("down"));

        assertThat(catchThrowable(() -> answer.get(10, TimeUnit.SECONDS))).hasRootCauseMessage("no connection");
        assertThat(readings.of("dependency.calls")).isEqualTo(Map.of("payments failure", 1.0));
        assertThat(readings.nonZero("dependency.attempts")).isEqualTo(Map.of("payments failure", 3.0));
    }

    @Test
    void anotherAttemptBelongsToTheSameJourneyAndLeavesNothingOnItsThread() throws Exception {
        Dependency payments = payments(spec -> spec.timeout(Duration.ofSeconds(30)));
        List<@Nullable JourneyContext> seen = new ArrayList<>();
        JourneyContext journey = new JourneyContext();
        CurrentJourney.enter(journey);
        CompletableFuture<String> answer;
        try {
            answer = payments.stage(() -> {
                        seen.add(CurrentJourney.get());
                        CompletableFuture<String> stage = new CompletableFuture<>();
                        attempts.add(stage);
                        return stage;
                    })
                    .toCompletableFuture();
        } finally {
            CurrentJourney.leave(journey);
        }

        next().completeExceptionally(new IOException("down"));
        next().complete("done");
        answer.get(10, TimeUnit.SECONDS);

        assertThat(seen).containsExactly(journey, journey);
        assertThat(CompletableFuture.supplyAsync(() -> CurrentJourney.get() == null)
                        .get(10, TimeUnit.SECONDS))
                .isTrue();
    }

    @Test
    void cancellingCancelsTheAttemptThatIsUnderWay() throws Exception {
        CompletableFuture<String> answer = call(payments(spec -> spec.timeout(Duration.ofSeconds(30))));
        next().completeExceptionally(new IOException("down"));
        CompletableFuture<String> second = next();

        answer.cancel(true);

        Awaitility.await().until(second::isCancelled);
        assertThat(readings.of("dependency.calls")).isEqualTo(Map.of("payments cancelled", 1.0));
        assertThat(readings.sum("dependency.attempts")).isEqualTo(2);
    }

    @Test
    void theWholeCallEndsInItsTime() {
        CompletableFuture<String> answer = call(payments(spec -> spec.timeout(Duration.ofMillis(200))));

        assertThat(catchThrowable(() -> answer.get(10, TimeUnit.SECONDS)))
                .hasRootCauseInstanceOf(TimeoutException.class);
        assertThat(readings.of("dependency.calls")).isEqualTo(Map.of("payments timeout", 1.0));
        assertThat(attempts).hasSize(1);
    }

    private CompletableFuture<String> call(Dependency payments) {
        return payments.stage(() -> {
                    CompletableFuture<String> stage = new CompletableFuture<>();
                    attempts.add(stage);
                    return stage;
                })
                .toCompletableFuture();
    }

    private CompletableFuture<String> next() throws InterruptedException {
        CompletableFuture<String> stage = attempts.poll(10, TimeUnit.SECONDS);
        assertThat(stage).isNotNull();
        return java.util.Objects.requireNonNull(stage);
    }

    private Dependency payments(Consumer<DependencySpec> declaration) {
        return Reliability.builder(registry)
                .announced(false)
                .jitter(() -> 0)
                .dependency("payments", spec -> declaration.accept(spec.idempotent(true)))
                .build()
                .dependency("payments");
    }
}
