package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.evenkeel.call.ActiveCall;
import io.evenkeel.call.CallObserver;
import io.evenkeel.call.ObservedCall;
import io.evenkeel.call.Outcome;
import io.evenkeel.guard.BreakerSettings;
import io.evenkeel.guard.Fallback;
import io.evenkeel.guard.GuardMode;
import io.evenkeel.guard.GuardedCall;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The spans of calls that no integration makes. */
class CallSpansTest {
    private static final String IO = "error.type=java.io.IOException";
    private static final String IO_EVENT = " [exception{exception.type=java.io.IOException}]";

    private final FinishedSpans spans = new FinishedSpans();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @AfterEach
    void nothingIsLeftOnTheThread() {
        assertThat(Span.current().getSpanContext().isValid()).isFalse();
        assertThat(Context.current()).isSameAs(Context.root());
    }

    @Test
    void aCallIsASpanOfAClient() throws Exception {
        payments(spec -> {}).call(() -> {
            spans.sdk.getTracer("test").spanBuilder("work").startSpan().end();
            return "done";
        });

        assertThat(spans.tree())
                .containsExactly(
                        "payments CLIENT {dependency.name=payments, dependency.outcome=success}", "  work INTERNAL {}");
    }

    @Test
    void itIsBelowTheSpanOfItsCaller() {
        Span caller = spans.sdk.getTracer("test").spanBuilder("caller").startSpan();
        try (Scope entered = caller.makeCurrent()) {
            assertThat(entered).isNotNull();
            payments(spec -> {}).run(() -> {});
            assertThat(Span.current()).isSameAs(caller);
        }
        caller.end();

        assertThat(spans.tree())
                .containsExactly(
                        "caller INTERNAL {}",
                        "  payments CLIENT {dependency.name=payments, dependency.outcome=success}");
    }

    @Test
    void whatFailsIsAnErrorOfItsTypeAndNeverOfItsMessage() {
        fails(() -> payments(spec -> spec.idempotent(false)).call(() -> {
            throw new IOException("card 4111111111111111");
        }));

        assertThat(spans.tree())
                .containsExactly("payments CLIENT ERROR {dependency.name=payments, dependency.outcome=failure, " + IO
                        + "}" + IO_EVENT);
    }

    @Test
    void triedAgainEachAttemptIsAChildAndThePausesAreGaps() throws Exception {
        List<String> current = new ArrayList<>();
        List<Integer> attempts = new ArrayList<>();

        String answer = payments(spec -> {}).call(() -> {
            current.add(Span.current().getSpanContext().getSpanId());
            attempts.add(0);
            if (attempts.size() < 3) {
                throw new IOException("down");
            }
            return "done";
        });

        assertThat(answer).isEqualTo("done");
        String failed =
                "  payments CLIENT ERROR {dependency.name=payments, dependency.outcome=failure, " + IO + "}" + IO_EVENT;
        assertThat(spans.tree())
                .containsExactly(
                        "payments CLIENT {dependency.name=payments, dependency.outcome=success, dependency.retry.count=2}",
                        failed,
                        failed,
                        "  payments CLIENT {dependency.name=payments, dependency.outcome=success}");
        List<SpanData> all = spans.all();
        SpanData call = all.get(0);
        assertThat(current)
                .containsExactly(
                        call.getSpanId(), all.get(2).getSpanId(), all.get(3).getSpanId());
        for (int i = 1; i < 4; i++) {
            assertThat(all.get(i).getStartEpochNanos())
                    .isGreaterThanOrEqualTo(all.get(i - 1).getStartEpochNanos());
            assertThat(all.get(i).getEndEpochNanos())
                    .isBetween(all.get(i).getStartEpochNanos(), call.getEndEpochNanos());
        }
        assertThat(all.get(2).getStartEpochNanos() - all.get(1).getEndEpochNanos())
                .as("the pause")
                .isGreaterThanOrEqualTo(0);
    }

    @Test
    void aRefusedCallIsAnErrorOfItsReason() {
        Dependency payments = payments(spec -> spec.concurrencyLimit(1));
        ActiveCall open = payments.start();

        fails(() -> payments.run(() -> {}));

        assertThat(spans.tree())
                .containsExactly("payments CLIENT ERROR {dependency.breaker.state=closed, dependency.name=payments, "
                        + "dependency.outcome=rejected, dependency.rejection.mode=enforced, "
                        + "dependency.rejection.reason=bulkhead_full, error.type=bulkhead_full}");
        open.succeeded(null);
    }

    @Test
    void anOpenBreakerIsNamed() {
        Dependency payments = payments(spec -> spec.idempotent(false)
                .breaker(new BreakerSettings(0.5, 1, Duration.ofSeconds(10), Duration.ofMinutes(1), 1)));
        fails(() -> payments.run(() -> {
            throw new IllegalStateException("down");
        }));

        fails(() -> payments.run(() -> {}));

        assertThat(spans.tree().get(1))
                .isEqualTo("payments CLIENT ERROR {dependency.breaker.state=open, dependency.name=payments, "
                        + "dependency.outcome=rejected, dependency.rejection.mode=enforced, "
                        + "dependency.rejection.reason=circuit_open, error.type=circuit_open}");
    }

    @Test
    void anotherTryThatIsRefusedHasNoAttempt() {
        Dependency payments = payments(spec -> spec.concurrencyLimit(1));
        GuardedCall call = payments.begin(true, null);
        call.attempt();
        assertThat(call.failed(new IOException("down"))).isTrue();
        ActiveCall open = payments.start();

        fails(call::attempt);

        assertThat(spans.tree())
                .containsExactly(
                        "payments CLIENT ERROR {dependency.breaker.state=closed, dependency.name=payments, "
                                + "dependency.outcome=rejected, dependency.rejection.mode=enforced, "
                                + "dependency.rejection.reason=bulkhead_full, error.type=bulkhead_full}",
                        "  payments CLIENT ERROR {dependency.name=payments, dependency.outcome=failure, " + IO + "}"
                                + IO_EVENT);
        open.succeeded(null);
    }

    @Test
    void whatIsOnlyObservedGoesOn() {
        Dependency payments = payments(spec -> spec.mode(GuardMode.OBSERVE).concurrencyLimit(1));
        ActiveCall open = payments.start();

        payments.run(() -> {});

        assertThat(spans.tree())
                .containsExactly("payments CLIENT {dependency.breaker.state=closed, dependency.name=payments, "
                        + "dependency.outcome=success, dependency.rejection.mode=observed, "
                        + "dependency.rejection.reason=bulkhead_full}");
        open.succeeded(null);
    }

    @Test
    void aFallbackMakesItNoError() throws Exception {
        payments(spec -> spec.idempotent(false))
                .call(
                        () -> {
                            throw new IOException("down");
                        },
                        Fallback.value("yesterday's"));

        assertThat(spans.tree())
                .containsExactly("payments CLIENT {dependency.name=payments, dependency.outcome=degraded}" + IO_EVENT);
    }

    @Test
    void aFallbackThatHasNothingLeavesTheError() {
        fails(() -> payments(spec -> spec.idempotent(false))
                .call(
                        () -> {
                            throw new IOException("down");
                        },
                        cause -> {
                            throw new IllegalStateException("nothing");
                        }));

        assertThat(spans.tree())
                .containsExactly("payments CLIENT ERROR {dependency.name=payments, dependency.outcome=failure, " + IO
                        + "}" + IO_EVENT);
    }

    @Test
    void aCancelledCallIsNoError() {
        fails(() -> payments(spec -> {}).call(() -> {
            throw new CancellationException();
        }));

        assertThat(spans.tree())
                .containsExactly("payments CLIENT {dependency.name=payments, dependency.outcome=cancelled}");
    }

    @Test
    void aStageIsBegunWithinItsSpanAndEndsIt() {
        List<Boolean> current = new ArrayList<>();
        CompletableFuture<String> stage = new CompletableFuture<>();
        payments(spec -> {}).stage(() -> {
            current.add(Span.current().getSpanContext().isValid());
            return stage;
        });
        assertThat(Span.current().getSpanContext().isValid()).isFalse();
        assertThat(spans.all()).isEmpty();

        stage.complete("done");

        assertThat(current).containsExactly(true);
        assertThat(spans.tree())
                .containsExactly("payments CLIENT {dependency.name=payments, dependency.outcome=success}");
    }

    @Test
    void aStageThatIsTriedAgainOnAnotherThreadKeepsItsTrace() throws Exception {
        BlockingQueue<CompletableFuture<String>> stages = new LinkedBlockingQueue<>();
        List<String> current = new ArrayList<>();
        CompletableFuture<String> answer = payments(spec -> {})
                .stage(() -> {
                    current.add(Span.current().getSpanContext().getSpanId());
                    CompletableFuture<String> stage = new CompletableFuture<>();
                    stages.add(stage);
                    return stage;
                })
                .toCompletableFuture();

        stages.poll(10, TimeUnit.SECONDS).completeExceptionally(new IOException("down"));
        stages.poll(10, TimeUnit.SECONDS).complete("done");
        answer.get(10, TimeUnit.SECONDS);

        assertThat(spans.tree())
                .containsExactly(
                        "payments CLIENT {dependency.name=payments, dependency.outcome=success, dependency.retry.count=1}",
                        "  payments CLIENT ERROR {dependency.name=payments, dependency.outcome=failure, " + IO + "}"
                                + IO_EVENT,
                        "  payments CLIENT {dependency.name=payments, dependency.outcome=success}");
        assertThat(current)
                .containsExactly(
                        spans.all().get(0).getSpanId(), spans.all().get(2).getSpanId());
        assertThat(CompletableFuture.supplyAsync(
                                () -> Span.current().getSpanContext().isValid())
                        .get(10, TimeUnit.SECONDS))
                .isFalse();
    }

    @Test
    void aStageThatIsCutOffTimedOut() {
        CompletableFuture<String> answer = payments(
                        spec -> spec.idempotent(false).timeout(Duration.ofMillis(20)))
                .stage(CompletableFuture<String>::new)
                .toCompletableFuture();

        fails(() -> answer.get(10, TimeUnit.SECONDS));

        assertThat(spans.tree())
                .containsExactly("payments CLIENT ERROR {dependency.name=payments, dependency.outcome=timeout, "
                        + "error.type=java.util.concurrent.TimeoutException}"
                        + " [exception{exception.type=java.util.concurrent.TimeoutException}]");
    }

    @Test
    void aStageThatItsCallerCancelsIsNoError() {
        CompletableFuture<String> answer =
                payments(spec -> {}).stage(CompletableFuture<String>::new).toCompletableFuture();

        answer.cancel(true);

        assertThat(spans.tree())
                .containsExactly("payments CLIENT {dependency.name=payments, dependency.outcome=cancelled}");
    }

    @Test
    void aStageThatCannotBeStartedLeavesNothing() {
        fails(() -> payments(spec -> spec.idempotent(false)).stage(() -> {
            throw new IllegalStateException("no connection");
        }));

        assertThat(spans.tree()).singleElement().asString().contains("error.type=java.lang.IllegalStateException");
    }

    @Test
    void aCallWithoutALambdaEndsOnAnyThread() throws Exception {
        ActiveCall call = payments(spec -> {}).start();
        assertThat(Span.current().getSpanContext().isValid()).isFalse();

        CompletableFuture.runAsync(() -> call.failed(new IOException("down"))).get(10, TimeUnit.SECONDS);

        assertThat(spans.tree())
                .containsExactly("payments CLIENT ERROR {dependency.name=payments, dependency.outcome=failure, " + IO
                        + "}" + IO_EVENT);
    }

    @Test
    void whatSomethingElseHasTimedHasTheTimeThatItTook() {
        long before = System.currentTimeMillis();

        payments(spec -> {}).record(Outcome.FAILURE, Duration.ofMinutes(1).toNanos(), new IOException("down"), null);

        assertThat(spans.tree())
                .containsExactly("payments CLIENT ERROR {dependency.name=payments, dependency.outcome=failure, " + IO
                        + "}" + IO_EVENT);
        SpanData span = spans.all().get(0);
        assertThat(Duration.ofNanos(span.getEndEpochNanos() - span.getStartEpochNanos()))
                .isBetween(Duration.ofMinutes(1), Duration.ofSeconds(90));
        assertThat(span.getEndEpochNanos() / 1_000_000).isGreaterThanOrEqualTo(before);
    }

    @Test
    void whatHasASpanAlreadyGetsNone() {
        payments(spec -> {}).recordSpanned(Outcome.SUCCESS, 1, null, null);

        assertThat(spans.all()).isEmpty();
    }

    @Test
    void whoeverObservesTheEndFindsItsSpan() {
        List<String> ended = new ArrayList<>();
        Dependency payments = Reliability.builder(registry)
                .announced(false)
                .openTelemetry(spans.openTelemetry())
                .observer(new CallObserver() {
                    @Override
                    public void ended(ObservedCall call) {
                        ended.add(Span.current().getSpanContext().getSpanId());
                    }
                })
                .build()
                .dependency("payments");

        payments.run(() -> {});
        payments.start().succeeded(null);
        payments.stage(() -> CompletableFuture.completedFuture("done"));
        payments.record(Outcome.SUCCESS, 0, null, null);

        assertThat(ended)
                .containsExactlyElementsOf(
                        spans.all().stream().map(SpanData::getSpanId).toList())
                .hasSize(4);
    }

    @Test
    void switchedOffNoSpanIsMade() {
        Dependency payments = Reliability.builder(registry)
                .announced(false)
                .openTelemetry(spans.openTelemetry())
                .callSpans(false)
                .build()
                .dependency("payments");

        payments.run(() -> {});

        assertThat(spans.all()).isEmpty();
    }

    @Test
    void whatIsNotSampledIsPassedOnAndNotDescribed() throws Exception {
        FinishedSpans none = new FinishedSpans(Sampler.alwaysOff());
        List<Boolean> sampled = new ArrayList<>();
        List<Integer> attempts = new ArrayList<>();

        dependency(none, spec -> {}).call(() -> {
            assertThat(Span.current().getSpanContext().isValid()).isTrue();
            sampled.add(Span.current().getSpanContext().isSampled());
            attempts.add(0);
            if (attempts.size() < 2) {
                throw new IOException("down");
            }
            return "done";
        });

        assertThat(sampled).containsExactly(false, false);
        assertThat(none.all()).isEmpty();
    }

    @Test
    void manyThreadsThatGiveUpLeaveNoSpanOpen() {
        Dependency payments = payments(spec -> spec.timeout(Duration.ofSeconds(30)));
        List<CompletableFuture<String>> answers = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            CompletableFuture<String> answer = payments.stage(() -> {
                        CompletableFuture<String> stage = new CompletableFuture<>();
                        ForkJoinPool.commonPool().execute(() -> stage.completeExceptionally(new IOException("down")));
                        return stage;
                    })
                    .toCompletableFuture();
            ForkJoinPool.commonPool().execute(() -> answer.cancel(true));
            answers.add(answer);
        }
        answers.forEach(answer -> assertThat(catchThrowable(() -> answer.get(20, TimeUnit.SECONDS)))
                .isNotNull());

        Awaitility.await().untilAsserted(() -> assertThat(spans.all().stream()
                        .filter(span -> !span.getParentSpanContext().isValid()))
                .hasSize(200));
        List<String> calls = spans.all().stream().map(SpanData::getSpanId).toList();
        assertThat(spans.all())
                .allMatch(span -> !span.getParentSpanContext().isValid() || calls.contains(span.getParentSpanId()));
    }

    private static void fails(ThrowingCallable work) {
        assertThat(catchThrowable(work)).isNotNull();
    }

    private Dependency payments(Consumer<DependencySpec> declaration) {
        return dependency(spans, declaration);
    }

    private Dependency dependency(FinishedSpans where, Consumer<DependencySpec> declaration) {
        return Reliability.builder(registry)
                .announced(false)
                .jitter(() -> 0.01)
                .openTelemetry(where.openTelemetry())
                .dependency("payments", spec -> declaration.accept(spec.idempotent(true)))
                .build()
                .dependency("payments");
    }
}
