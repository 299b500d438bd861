package io.evenkeel.spring.methods;

import io.evenkeel.Dependency;
import io.evenkeel.call.Outcome;
import io.evenkeel.guard.GuardedCall;
import io.evenkeel.spring.context.SubscribedJourney;
import io.evenkeel.spring.tracing.ObservedSpan;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;
import reactor.util.context.ContextView;

/** Makes each subscription a call to a dependency. No thread waits. */
final class GuardedPublishers {
    private GuardedPublishers() {}

    static Mono<Object> mono(GuardedTarget target, Mono<Object> work) {
        return Mono.deferContextual(context -> {
            GuardedCall call = begin(target.dependency(), target.idempotent(), context);
            return attempt(target.dependency(), call, work).doOnCancel(() -> call.over(Outcome.CANCELLED, null));
        });
    }

    private static Mono<Object> attempt(Dependency dependency, GuardedCall call, Mono<Object> work) {
        return Mono.defer(() -> {
                    call.attempt();
                    return inTime(dependency, call, new Begun.OfMono(work, call));
                })
                .materialize()
                .flatMap(end -> isOver(call, end)
                        ? Mono.just(end).<Object>dematerialize()
                        : Mono.delay(Duration.ofNanos(call.pauseNanos())).then(attempt(dependency, call, work)));
    }

    private static boolean isOver(GuardedCall call, Signal<Object> end) {
        Throwable error = end.getThrowable();
        return error == null ? !call.succeeded(end.get()) : !call.failed(error);
    }

    private static Mono<Object> inTime(Dependency dependency, GuardedCall call, Mono<Object> answer) {
        long nanos = call.timeoutNanos();
        return nanos == Long.MAX_VALUE
                ? answer
                : answer.timeout(Duration.ofNanos(nanos), Mono.error(() -> tooSlow(dependency, nanos)));
    }

    /** Not tried again: nobody could take back the elements that are there already. */
    static Flux<Object> flux(GuardedTarget target, Flux<Object> work) {
        return Flux.deferContextual(context -> {
            GuardedCall call = begin(target.dependency(), false, context);
            call.attempt();
            return inTime(target.dependency(), call, new Begun.OfFlux(work, call))
                    .doOnComplete(() -> call.succeeded(null))
                    .doOnError(call::failed)
                    .doOnCancel(() -> call.over(Outcome.CANCELLED, null));
        });
    }

    private static Flux<Object> inTime(Dependency dependency, GuardedCall call, Flux<Object> answer) {
        long nanos = call.timeoutNanos();
        return nanos == Long.MAX_VALUE
                ? answer
                : answer.timeout(
                        Mono.delay(Duration.ofNanos(nanos)),
                        element -> Mono.never(),
                        Flux.error(() -> tooSlow(dependency, nanos)));
    }

    private static TimeoutException tooSlow(Dependency dependency, long nanos) {
        return new TimeoutException("call to " + dependency.name() + " took longer than " + Duration.ofNanos(nanos));
    }

    /** Below the span of the observation that the subscriber belongs to. */
    private static GuardedCall begin(Dependency dependency, boolean idempotent, ContextView context) {
        Span parent = ObservedSpan.Reactive.spanOrCurrent(context);
        return Context.current()
                .with(parent)
                .wrapSupplier(() -> dependency.begin(idempotent, SubscribedJourney.of(context)))
                .get();
    }
}
