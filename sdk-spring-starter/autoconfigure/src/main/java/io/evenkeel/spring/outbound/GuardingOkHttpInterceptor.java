package io.evenkeel.spring.outbound;

import io.evenkeel.Dependency;
import io.evenkeel.call.CallRejectedException;
import io.evenkeel.call.CallScope;
import io.evenkeel.call.CurrentJourney;
import io.evenkeel.call.HttpResult;
import io.evenkeel.call.Outcome;
import io.evenkeel.call.SentRequest;
import io.evenkeel.call.SentRequest.Spanned;
import io.evenkeel.guard.GuardedCall;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import okhttp3.Call;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Guards the calls of OkHttp, on the thread that OkHttp runs them on. A call is over when the body of its answer has been
 * read or closed; when its time has passed, OkHttp cancels it, which throws what its own time-out for a whole call does.
 */
final class GuardingOkHttpInterceptor implements Interceptor {
    private static final int SWITCHING_PROTOCOLS = 101;
    private static final long CLOSE_ENOUGH_NANOS = Duration.ofMillis(10).toNanos();

    private final Supplier<OutboundCalls> calls;

    /**
     * @param calls asked at the first request, because a client may be needed before the SDK can be built
     */
    GuardingOkHttpInterceptor(Supplier<OutboundCalls> calls) {
        this.calls = calls;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        Dependency dependency = GuardedLayer.isAround()
                ? null
                : calls.get().dependency(request.url().uri());
        return dependency == null ? chain.proceed(request) : guarded(dependency, chain, request);
    }

    private Response guarded(Dependency dependency, Chain chain, Request request) throws IOException {
        GuardedCall call = dependency.begin(
                isRepeatable(request),
                CurrentJourney.get(),
                new SentRequest(request.method(), request.url().uri(), request::header, Spanned.NOT_YET));
        long startNanos = System.nanoTime();
        attempt(call);
        TimeLimit limit = TimeLimit.in(call.leftNanos(), () -> {
            call.over(Outcome.TIMEOUT, null);
            chain.call().cancel();
        });
        try {
            return attempts(dependency, call, limit, chain, request, startNanos);
        } catch (Throwable error) {
            limit.lift();
            if (limit.isReached()) {
                throw late(error);
            }
            call.over(outcome(dependency, chain.call(), startNanos, error), error);
            throw error;
        }
    }

    private static Response attempts(
            Dependency dependency, GuardedCall call, TimeLimit limit, Chain chain, Request request, long startNanos)
            throws IOException {
        while (true) {
            Response response;
            try {
                response = sent(chain, request, call);
            } catch (IOException error) {
                if (!chain.call().isCanceled()
                        && !Thread.currentThread().isInterrupted()
                        && call.failed(error)
                        && call.pause()) {
                    attempt(call);
                    continue;
                }
                throw error;
            }
            HttpResult head = new HttpResult(
                    response.code(), RetryAfter.of(response.code(), response.header(RetryAfter.HEADER), Instant.now()));
            boolean fine = dependency.classify(head, null) == Outcome.SUCCESS;
            if (!fine && call.succeeded(head) && call.pause()) {
                response.close();
                attempt(call);
                continue;
            }
            OpenAnswer answer = new OpenAnswer(dependency, call, head, limit);
            if (response.code() == SWITCHING_PROTOCOLS || OpenAnswer.isEndless(response.header("Content-Type"))) {
                answer.ended();
                return response;
            }
            return response.newBuilder()
                    .body(new GuardedOkHttpBody(
                            response.body(), answer, error -> outcome(dependency, chain.call(), startNanos, error)))
                    .build();
        }
    }

    private static Response sent(Chain chain, Request request, GuardedCall call) throws IOException {
        CallScope scope = call.enter();
        try {
            return shortened(chain, request, call).proceed(withHeaders(request, call));
        } finally {
            scope.close();
        }
    }

    private static void attempt(GuardedCall call) throws IOException {
        try {
            call.attempt();
        } catch (CallRejectedException refused) {
            throw new RequestRefusedException(refused);
        } catch (CancellationException ended) {
            throw late(ended);
        }
    }

    /** Only where an attempt has less time than the call: it is to fail in a way that lets another one follow. */
    private static Chain shortened(Chain chain, Request request, GuardedCall call) {
        long nanos = call.timeoutNanos();
        if (nanos >= call.leftNanos() || OpenAnswer.isEndless(request.header("Accept"))) {
            return chain;
        }
        return chain.withConnectTimeout(shorter(chain.connectTimeoutMillis(), nanos), TimeUnit.MILLISECONDS)
                .withReadTimeout(shorter(chain.readTimeoutMillis(), nanos), TimeUnit.MILLISECONDS)
                .withWriteTimeout(shorter(chain.writeTimeoutMillis(), nanos), TimeUnit.MILLISECONDS);
    }

    private static int shorter(int ownMillis, long nanos) {
        int millis = (int) Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos));
        return ownMillis == 0 ? millis : Math.min(ownMillis, millis);
    }

    private static Request withHeaders(Request request, GuardedCall call) {
        Request.Builder builder = request.newBuilder();
        call.writeHeaders(builder::header);
        call.writeTrace(builder::header);
        return builder.build();
    }

    private boolean isRepeatable(Request request) {
        RequestBody body = request.body();
        return calls.get().isIdempotent(request.method()) && (body == null || (!body.isOneShot() && !body.isDuplex()));
    }

    /** Its own time-out for a whole call cancels too, so the time tells the two apart. */
    static Outcome outcome(Dependency dependency, Call call, long startNanos, Throwable error) {
        if (call.isCanceled()) {
            long ownNanos = call.timeout().timeoutNanos();
            boolean inTime = ownNanos == 0 || System.nanoTime() - startNanos < ownNanos - CLOSE_ENOUGH_NANOS;
            return inTime ? Outcome.CANCELLED : Outcome.TIMEOUT;
        }
        return error instanceof InterruptedIOException && Thread.currentThread().isInterrupted()
                ? Outcome.CANCELLED
                : dependency.classify(null, error);
    }

    static InterruptedIOException late(@Nullable Throwable cause) {
        InterruptedIOException late = new InterruptedIOException("timeout");
        late.initCause(cause);
        return late;
    }
}
