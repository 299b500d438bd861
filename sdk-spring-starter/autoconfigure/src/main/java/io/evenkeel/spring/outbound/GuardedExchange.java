package io.evenkeel.spring.outbound;

import io.evenkeel.Dependency;
import io.evenkeel.call.HttpResult;
import io.evenkeel.guard.GuardedCall;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Flow;
import java.util.function.Consumer;

/** One request to the JDK's client and what becomes of it, for each attempt anew. */
record GuardedExchange<T>(
        Dependency dependency,
        GuardedCall call,
        HttpRequest original,
        BodyHandler<T> bodies,
        Consumer<Throwable> isolated) {
    private static final String PUBLISHERS_OF_THE_JDK = "jdk.internal.net.http.RequestPublishers$";
    private static final String ADAPTER = "PublisherAdapter";

    /** Whether the body can be sent again: the JDK's own from texts, bytes and files, but none from a stream. */
    static boolean hasRepeatableBody(HttpRequest request) {
        BodyPublisher body = request.bodyPublisher().orElse(null);
        if (body == null || body.contentLength() == 0) {
            return true;
        }
        String type = body.getClass().getName();
        return body.contentLength() > 0 && type.startsWith(PUBLISHERS_OF_THE_JDK) && !type.endsWith(ADAPTER);
    }

    /** What this attempt sends; as the application made it, if no other can be made from it. */
    HttpRequest request() {
        try {
            HttpRequest.Builder builder = HttpRequest.newBuilder(original, (name, value) -> true);
            call.writeHeaders(builder::setHeader);
            call.writeTrace(builder::setHeader);
            if (call.timeoutNanos() < Long.MAX_VALUE) {
                Duration limit = Duration.ofNanos(Math.max(1, call.timeoutNanos()));
                builder.timeout(original.timeout()
                        .filter(own -> own.compareTo(limit) < 0)
                        .orElse(limit));
            }
            return builder.build();
        } catch (RuntimeException unusual) {
            isolated.accept(unusual);
            return original;
        }
    }

    /** Bounds the body too: the client's own time-out ends with the head. */
    BodyHandler<T> handler() {
        long startNanos = System.nanoTime();
        return info -> {
            if (OpenAnswer.isEndless(info.headers().firstValue("Content-Type").orElse(null))) {
                call.succeededForGood(result(info.statusCode(), info.headers()));
                return bodies.apply(info);
            }
            long limitNanos = call.timeoutNanos();
            return limitNanos == Long.MAX_VALUE
                    ? bodies.apply(info)
                    : new TimedBody<>(bodies.apply(info), limitNanos - (System.nanoTime() - startNanos));
        };
    }

    /** Ends the attempt, and says whether there is another to come. */
    boolean succeeded(HttpResponse<T> response) {
        return call.succeeded(result(response.statusCode(), response.headers()));
    }

    private static HttpResult result(int status, HttpHeaders headers) {
        return new HttpResult(
                status,
                RetryAfter.of(status, headers.firstValue(RetryAfter.HEADER).orElse(null), Instant.now()));
    }

    /** Gives the connection back of an answer that nobody will read. */
    static void release(HttpResponse<?> response) {
        Object body = response.body();
        try {
            if (body instanceof AutoCloseable open) {
                open.close();
            } else if (body instanceof Flow.Publisher<?> unread) {
                unread.subscribe(new Unread());
            }
        } catch (Exception unreleased) {
            // The client gives up such a connection by itself.
        }
    }

    private static final class Unread implements Flow.Subscriber<Object> {
        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.cancel();
        }

        @Override
        public void onNext(Object item) {}

        @Override
        public void onError(Throwable error) {}

        @Override
        public void onComplete() {}
    }
}
