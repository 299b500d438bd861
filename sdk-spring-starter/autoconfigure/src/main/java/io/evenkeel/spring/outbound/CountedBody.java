package io.evenkeel.spring.outbound;

import io.evenkeel.call.HttpResult;
import io.evenkeel.guard.GuardedCall;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.web.reactive.function.client.ClientResponse;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/**
 * The body of an answer of WebClient, whose call ends with it. Who stops reading has what it wanted. A body that nobody reads
 * ends the call when its time has passed.
 */
final class CountedBody {
    private final GuardedCall call;
    private final HttpResult result;
    private final @Nullable AnswerTime time;
    private final Disposable timer;

    /**
     * @param time what bounds the answer; {@code null} if nothing does
     * @param patience how long to wait then for somebody to read it
     */
    CountedBody(GuardedCall call, HttpResult result, @Nullable AnswerTime time, Duration patience) {
        this.call = call;
        this.result = result;
        this.time = time;
        Duration left = time == null ? patience : time.left();
        this.timer = Schedulers.parallel().schedule(this::late, left.toNanos(), TimeUnit.NANOSECONDS);
    }

    ClientResponse of(ClientResponse response) {
        return response.mutate().body(this::counted).build();
    }

    private Flux<DataBuffer> counted(Flux<DataBuffer> body) {
        Flux<DataBuffer> bounded = time == null ? body : time.bound(body);
        return bounded.doOnError(this::broken).doOnComplete(this::read).doOnCancel(this::read);
    }

    private void read() {
        timer.dispose();
        call.succeededForGood(result);
    }

    private void broken(Throwable error) {
        timer.dispose();
        call.failedForGood(error);
    }

    private void late() {
        if (time == null) {
            call.succeededForGood(result);
        } else {
            call.failedForGood(time.timeout());
        }
    }
}
