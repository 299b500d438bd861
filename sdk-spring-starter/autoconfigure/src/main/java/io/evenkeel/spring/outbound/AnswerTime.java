package io.evenkeel.spring.outbound;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.web.reactive.function.client.ClientResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The time of one attempt of WebClient, from its start to the end of its answer. */
final class AnswerTime {
    private final String dependency;
    private final Duration timeout;
    private final long endNanos;

    AnswerTime(String dependency, long timeoutNanos) {
        this.dependency = dependency;
        this.timeout = Duration.ofNanos(timeoutNanos);
        this.endNanos = System.nanoTime() + timeoutNanos;
    }

    Duration left() {
        return Duration.ofNanos(Math.max(0, endNanos - System.nanoTime()));
    }

    CallTimeoutException timeout() {
        return new CallTimeoutException(dependency, timeout);
    }

    /** The same answer, with a body that ends in time. */
    ClientResponse bound(ClientResponse response) {
        return response.mutate().body(this::bound).build();
    }

    /** The timer ends the body by completing it: an error from there would leave its connection open. */
    Flux<DataBuffer> bound(Flux<DataBuffer> body) {
        return Flux.defer(() -> {
            AtomicBoolean late = new AtomicBoolean();
            return body.takeUntilOther(Mono.delay(left()).doOnNext(tick -> late.set(true)))
                    .concatWith(Mono.defer(() -> late.get() ? Mono.error(timeout()) : Mono.empty()));
        });
    }
}
