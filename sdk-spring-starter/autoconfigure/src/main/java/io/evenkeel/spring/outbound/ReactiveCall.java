package io.evenkeel.spring.outbound;

import io.evenkeel.Dependency;
import io.evenkeel.call.CallRejectedException;
import io.evenkeel.call.CallScope;
import io.evenkeel.call.HttpResult;
import io.evenkeel.call.Outcome;
import io.evenkeel.guard.GuardMode;
import io.evenkeel.guard.GuardedCall;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoOperator;
import reactor.core.publisher.Signal;

/**
 * One guarded call of WebClient, with all its attempts; no thread waits for it. It is over when its answer has been read; one
 * whose status is an error, and one to an endless stream, when the head of the answer is there. A refusal and a time-out
 * before that are a {@link WebClientRequestException}, as if the host could not be reached.
 */
final class ReactiveCall {
    private static final int FIRST_ERROR = 400;

    private final OutboundCalls calls;
    private final Dependency dependency;
    private final GuardMode mode;
    private final GuardedCall call;
    private final ClientRequest request;
    private final ExchangeFunction next;

    ReactiveCall(
            OutboundCalls calls,
            Dependency dependency,
            GuardedCall call,
            ClientRequest request,
            ExchangeFunction next) {
        this.calls = calls;
        this.dependency = dependency;
        this.mode = dependency.mode();
        this.call = call;
        this.request = request;
        this.next = next;
    }

    Mono<ClientResponse> run() {
        return attempt().doOnCancel(() -> call.over(Outcome.CANCELLED, null));
    }

    private Mono<ClientResponse> attempt() {
        return Mono.defer(() -> {
            try {
                call.attempt();
            } catch (CallRejectedException refused) {
                return Mono.error(failure(new RequestRefusedException(refused)));
            } catch (CancellationException cancelled) {
                return Mono.error(cancelled);
            }
            long timeoutNanos = call.timeoutNanos();
            Mono<ClientResponse> answer = new SentBelow(Mono.defer(() -> next.exchange(prepared())), call);
            if (timeoutNanos == Long.MAX_VALUE) {
                return ended(answer, null);
            }
            AnswerTime time = new AnswerTime(dependency.name(), timeoutNanos);
            return ended(answer.timeout(time.left(), Mono.error(() -> failure(time.timeout()))), time);
        });
    }

    private ClientRequest prepared() {
        try {
            AttemptHeaders own = AttemptHeaders.of(call);
            return own.isEmpty()
                    ? request
                    : ClientRequest.from(request).headers(own::addTo).build();
        } catch (Throwable fault) {
            calls.isolated(fault);
            return request;
        }
    }

    private Mono<ClientResponse> ended(Mono<ClientResponse> answer, @Nullable AnswerTime time) {
        return answer.materialize().flatMap(signal -> ended(signal, time));
    }

    private Mono<ClientResponse> ended(Signal<ClientResponse> signal, @Nullable AnswerTime time) {
        Throwable error = signal.getThrowable();
        if (error != null) {
            return call.failed(error) ? pause().then(attempt()) : Mono.error(error);
        }
        ClientResponse response = signal.get();
        if (response == null) {
            call.succeededForGood(null);
            return Mono.empty();
        }
        HttpHeaders headers = response.headers().asHttpHeaders();
        int status = response.statusCode().value();
        HttpResult result =
                new HttpResult(status, RetryAfter.of(status, headers.getFirst(RetryAfter.HEADER), Instant.now()));
        boolean endless = EventStream.is(headers);
        if (status < FIRST_ERROR && mode != GuardMode.OFF && !endless) {
            call.answered(result);
            return Mono.just(
                    new CountedBody(call, result, time, dependency.settings().timeout()).of(response));
        }
        if (call.succeeded(result)) {
            Mono<Void> due = pause();
            return Mono.when(response.releaseBody().onErrorComplete().takeUntilOther(due), due)
                    .then(attempt());
        }
        return Mono.just(time == null || endless ? response : time.bound(response));
    }

    private Mono<Void> pause() {
        return Mono.delay(Duration.ofNanos(call.pauseNanos())).then();
    }

    private WebClientRequestException failure(Throwable cause) {
        return new WebClientRequestException(cause, request.method(), request.url(), request.headers());
    }

    /** A connector on a guarded client asks it on the thread that subscribes. */
    private static final class SentBelow extends MonoOperator<ClientResponse, ClientResponse> {
        private final GuardedCall call;

        SentBelow(Mono<ClientResponse> answer, GuardedCall call) {
            super(answer);
            this.call = call;
        }

        @Override
        public void subscribe(CoreSubscriber<? super ClientResponse> subscriber) {
            CallScope scope = call.enter();
            try {
                GuardedLayer.around(() -> source.subscribe(subscriber));
            } finally {
                scope.close();
            }
        }
    }
}
