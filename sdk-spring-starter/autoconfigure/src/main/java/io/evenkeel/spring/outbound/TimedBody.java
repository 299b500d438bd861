package io.evenkeel.spring.outbound;

import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A body that has to be there in time. One that the application reads by itself, as a stream, is there at once. */
final class TimedBody<T> implements BodySubscriber<T> {
    private final BodySubscriber<T> body;
    private final CompletableFuture<T> answer = new CompletableFuture<>();
    private final ReentrantLock oneSignalAtATime = new ReentrantLock();
    private final TimeLimit limit;
    private volatile Flow.@Nullable Subscription subscription;
    private boolean ended;

    /**
     * @param limitNanos how long the body may take from now on, in nanoseconds
     */
    @SuppressWarnings("FutureReturnValueIgnored") // what is thrown on the way is in the answer
    TimedBody(BodySubscriber<T> body, long limitNanos) {
        this.body = body;
        this.limit = TimeLimit.in(limitNanos, this::cutOff);
        body.getBody().whenComplete((content, error) -> {
            limit.lift();
            if (error == null) {
                answer.complete(content);
            } else {
                answer.completeExceptionally(error);
            }
        });
    }

    @Override
    public CompletionStage<T> getBody() {
        return answer;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        signal(() -> body.onSubscribe(given), false);
        if (limit.isReached()) {
            given.cancel();
        }
    }

    @Override
    public void onNext(List<ByteBuffer> items) {
        signal(() -> body.onNext(items), false);
    }

    @Override
    public void onError(Throwable error) {
        signal(() -> body.onError(error), true);
    }

    @Override
    public void onComplete() {
        signal(body::onComplete, true);
    }

    private void cutOff() {
        HttpTimeoutException late = new HttpTimeoutException("the body of the answer took too long");
        answer.completeExceptionally(late); // before the client tells of an error because it is cancelled
        signal(() -> body.onError(late), true);
        Flow.Subscription given = subscription;
        if (given != null) {
            given.cancel();
        }
    }

    private void signal(Runnable signal, boolean last) {
        oneSignalAtATime.lock();
        try {
            if (!ended) {
                ended = last;
                signal.run();
            }
        } finally {
            oneSignalAtATime.unlock();
        }
    }
}
