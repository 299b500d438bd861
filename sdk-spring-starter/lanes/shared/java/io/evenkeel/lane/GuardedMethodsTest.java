package io.evenkeel.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.Guarded;
import io.evenkeel.Reliability;
import io.evenkeel.UserJourney;
import io.evenkeel.call.CallRejectedException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.reactivestreams.Publisher;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.support.AopUtils;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@ExtendWith(OutputCaptureExtension.class)
class GuardedMethodsTest {
    private static LaneApp app;

    @Configuration(proxyBeanMethods = false)
    @Import({Clients.class, Unmarked.class})
    static class Beans {}

    public static class Unmarked {}

    /** Each method fails as often as it is asked to, and counts how often its work was done. */
    public static class Clients {
        final AtomicInteger done = new AtomicInteger();

        @Guarded("plain")
        public String plain(int failures) throws IOException {
            return work(failures);
        }

        @Guarded(value = "repeated", idempotent = true)
        public String repeated(int failures) throws IOException {
            return work(failures);
        }

        @Guarded("declared")
        public String declared(int failures) throws IOException {
            return work(failures);
        }

        @Guarded(value = "staged", idempotent = true)
        public CompletableFuture<String> staged(int failures) {
            try {
                return CompletableFuture.completedFuture(work(failures));
            } catch (IOException e) {
                return CompletableFuture.failedFuture(e);
            }
        }

        @Guarded("thrown")
        public CompletionStage<String> thrown() throws IOException {
            throw new IOException("at once");
        }

        @Guarded(value = "mono", idempotent = true)
        public Mono<String> mono(int failures) {
            return Mono.fromCallable(() -> work(failures));
        }

        @Guarded("slow")
        public Mono<String> slow() {
            return Mono.never();
        }

        @Guarded("flux")
        public Flux<Integer> flux(int failures) {
            return failures == 0
                    ? Flux.range(0, 3)
                    : Flux.concat(Flux.just(0), Flux.error(new IOException("on the way")));
        }

        @Guarded("refused")
        @UserJourney("outer")
        public String refused() throws IOException {
            throw new IOException("always");
        }

        private String work(int failures) throws IOException {
            if (done.incrementAndGet() <= failures) {
                throw new IOException("failed");
            }
            return "done";
        }
    }

    @BeforeAll
    static void start() {
        app = LaneApp.start(
                WebApplicationType.NONE,
                List.of(Beans.class),
                "evenkeel.outbound.retry.backoff=1ms",
                "evenkeel.dependencies.declared.idempotent=true",
                "evenkeel.dependencies.slow.timeout=50ms",
                "evenkeel.dependencies.repeated.breaker.minimum-calls=100",
                "evenkeel.dependencies.staged.breaker.minimum-calls=100",
                "evenkeel.dependencies.refused.breaker.minimum-calls=5");
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static Clients clients() {
        Clients clients = app.bean(Clients.class);
        target(clients).set(0);
        return clients;
    }

    private static AtomicInteger target(Clients proxied) {
        return ((Clients) AopProxyUtils.getSingletonTarget(proxied)).done;
    }

    @Test
    void aPlainMethodIsCalledOnceAndItsErrorIsItsOwn() throws IOException {
        assertThat(clients().plain(0)).isEqualTo("done");
        assertThatThrownBy(() -> clients().plain(1))
                .isExactlyInstanceOf(IOException.class)
                .hasMessage("failed");

        assertCalls("plain", 1, 1, 2);
    }

    @Test
    void aMethodThatSaysSoIsTriedAgain() throws IOException {
        assertThat(clients().repeated(2)).isEqualTo("done");
        assertThatThrownBy(() -> clients().repeated(3)).isExactlyInstanceOf(IOException.class);

        assertCalls("repeated", 1, 1, 6);
    }

    @Test
    void soIsOneWhoseDependencySaysSo() throws IOException {
        assertThat(clients().declared(1)).isEqualTo("done");

        assertCalls("declared", 1, 0, 2);
    }

    @Test
    void aStageIsGuardedUntilItCompletes() {
        assertThat(clients().staged(2)).succeedsWithin(Duration.ofSeconds(10)).isEqualTo("done");
        assertThat(clients().staged(3))
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withCauseExactlyInstanceOf(IOException.class);
        assertThatThrownBy(() -> clients().thrown()).isExactlyInstanceOf(IOException.class);

        assertCalls("staged", 1, 1, 6);
        assertCalls("thrown", 0, 1, 1);
    }

    @Test
    void eachSubscriptionToAMonoIsACall() {
        Mono<String> answer = clients().mono(2);
        assertThat(answer.block()).isEqualTo("done");
        assertThat(answer.block()).isEqualTo("done");
        Mono<String> failing = clients().mono(9);
        assertThatThrownBy(failing::block).hasRootCauseExactlyInstanceOf(IOException.class);

        assertCalls("mono", 2, 1, 7);
    }

    @Test
    void aMonoIsEndedInTimeAndCancelled() {
        assertThatThrownBy(() -> clients().slow().block())
                .hasRootCauseExactlyInstanceOf(TimeoutException.class)
                .hasRootCauseMessage("call to slow took longer than PT0.05S");
        clients().slow().subscribe().dispose();

        Scrape meters = app.meters();
        assertThat(calls(meters, "slow", "timeout")).isEqualTo(1);
        assertThat(calls(meters, "slow", "cancelled")).isEqualTo(1);
    }

    @Test
    void aFluxIsOneCallThatIsNotTriedAgain() {
        assertThat(clients().flux(0).collectList().block()).containsExactly(0, 1, 2);
        Flux<Integer> failing = clients().flux(1);
        assertThatThrownBy(failing::blockLast).hasRootCauseExactlyInstanceOf(IOException.class);

        assertCalls("flux", 1, 1, 2);
    }

    @Test
    void aRefusalIsSeenByTheCallerAndByTheJourneyAround() {
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> clients().refused()).isExactlyInstanceOf(IOException.class);
        }
        assertThatThrownBy(() -> clients().refused()).isInstanceOf(CallRejectedException.class);

        Scrape meters = app.meters();
        assertThat(calls(meters, "refused", "rejected")).isEqualTo(1);
        assertThat(meters.sum(
                        "slo_bad_events_total",
                        "journey=\"outer\"",
                        "objective=\"availability\"",
                        "cause=\"circuit_open\""))
                .isEqualTo(1);
        assertThat(meters.sum("slo_bad_events_total", "journey=\"outer\"", "cause=\"dependency:refused\""))
                .isEqualTo(10); // one for each of the two objectives
    }

    @Test
    void nothingElseIsProxied() {
        assertThat(AopUtils.isAopProxy(app.bean(Clients.class))).isTrue();
        assertThat(AopUtils.isAopProxy(app.bean(Unmarked.class))).isFalse();
        assertThat(app.bean(Reliability.class).unaskedDependencies()).isEmpty();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Endless.class)
    static class WithEndless {}

    public static class Endless {
        @Guarded("stream")
        public Publisher<String> stream() {
            return Mono.empty();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Misnamed.class)
    static class WithMisnamed {}

    public static class Misnamed {
        @Guarded("no name")
        public void call() {}
    }

    @Test
    void whatCannotBeGuardedStopsTheStart(CapturedOutput output) {
        String place = "@Guarded of io.evenkeel.lane.GuardedMethodsTest$";
        assertThat(FailedStart.report(output, WebApplicationType.NONE, WithEndless.class))
                .isEqualTo(FailedStart.refusedAt(
                        place + "Endless#stream",
                        "org.reactivestreams.Publisher",
                        "a plain value, a CompletionStage, a CompletableFuture, a Mono or a Flux",
                        ""));
        assertThat(FailedStart.report(output, WebApplicationType.NONE, WithMisnamed.class))
                .isEqualTo(FailedStart.refusedAt(
                        place + "Misnamed#call",
                        "no name",
                        "1 to 100 letters, digits, '.', '_', '-' or ':', a letter or digit first",
                        ""));
    }

    private static void assertCalls(String dependency, long good, long failed, long attempts) {
        Scrape meters = app.meters();
        assertThat(calls(meters, dependency, "success")).isEqualTo(good);
        assertThat(calls(meters, dependency, "failure")).isEqualTo(failed);
        assertThat(meters.sum("dependency_attempts_total", "dependency=\"" + dependency + "\""))
                .isEqualTo(attempts);
    }

    private static long calls(Scrape meters, String dependency, String outcome) {
        return meters.sum(
                "dependency_calls_seconds_count", "dependency=\"" + dependency + "\"", "outcome=\"" + outcome + "\"");
    }
}
