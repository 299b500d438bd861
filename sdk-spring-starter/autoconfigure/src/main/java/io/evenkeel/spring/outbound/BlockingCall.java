package io.evenkeel.spring.outbound;

import io.evenkeel.Dependency;
import io.evenkeel.call.CallRejectedException;
import io.evenkeel.call.CallScope;
import io.evenkeel.call.CurrentJourney;
import io.evenkeel.call.HttpResult;
import io.evenkeel.guard.GuardMode;
import io.evenkeel.guard.GuardedCall;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpResponse;

/** One guarded call of a blocking client, with all its attempts, on the thread of the caller. */
final class BlockingCall {
    private static final int FIRST_ERROR = 400;

    private final OutboundCalls calls;
    private final Dependency dependency;
    private final GuardMode mode;
    private final GuardedCall call;
    private final HttpRequest request;
    private final byte[] body;
    private final ClientHttpRequestExecution chain;

    BlockingCall(
            OutboundCalls calls,
            Dependency dependency,
            HttpRequest request,
            byte[] body,
            ClientHttpRequestExecution execution) {
        boolean idempotent = calls.isIdempotent(request.getMethod().name());
        this.calls = calls;
        this.dependency = dependency;
        this.mode = dependency.mode();
        this.call = SpannedRequest.begin(calls, dependency, idempotent, CurrentJourney.get(), request);
        this.request = request;
        this.body = body;
        this.chain = idempotent && mode == GuardMode.ENFORCE ? repeatable(execution) : execution;
    }

    /** What the last attempt ended with. */
    ClientHttpResponse run() throws IOException {
        while (true) {
            ClientHttpResponse response = attempt();
            if (response != null) {
                return response;
            }
        }
    }

    /** One attempt; {@code null} if another one is due. */
    private @Nullable ClientHttpResponse attempt() throws IOException {
        begin();
        Attempt time = time();
        ClientHttpResponse response = null;
        HttpResult result;
        try {
            response = execute(prepared(time));
            result = result(response);
        } catch (Throwable error) {
            giveUp(response, time);
            if (call.failed(error) && call.pause()) {
                return null;
            }
            throw error;
        }
        if (result.status() < FIRST_ERROR && mode != GuardMode.OFF && !EventStream.is(response.getHeaders())) {
            call.answered(result);
            return untilRead(response, result, time);
        }
        if (call.succeeded(result)) {
            giveUp(response, time);
            if (!call.pause()) {
                throw new InterruptedIOException(
                        "interrupted before the call to " + dependency.name() + " is tried again");
            }
            return null;
        }
        return counted(response, result, time);
    }

    private ClientHttpResponse execute(HttpRequest prepared) throws IOException {
        CallScope scope = call.enter();
        try {
            return chain.execute(prepared, body);
        } finally {
            scope.close();
        }
    }

    private void begin() throws RequestRefusedException {
        try {
            call.attempt();
        } catch (CallRejectedException refused) {
            throw new RequestRefusedException(refused);
        }
    }

    private @Nullable Attempt time() {
        long nanos = call.timeoutNanos();
        return nanos == Long.MAX_VALUE ? null : calls.attempt(dependency, nanos);
    }

    private static HttpResult result(ClientHttpResponse response) throws IOException {
        int status = response.getStatusCode().value();
        return new HttpResult(
                status, RetryAfter.of(status, response.getHeaders().getFirst(RetryAfter.HEADER), Instant.now()));
    }

    /** The call is over when its answer has been read, or closed, or neither for as long as it may take. */
    private ClientHttpResponse untilRead(ClientHttpResponse response, HttpResult result, @Nullable Attempt time) {
        if (time != null) {
            time.whenLate(() -> call.failedForGood(time.timeout()));
            return new CountedResponse(response, call, result, time);
        }
        Attempt unbounded =
                calls.attempt(dependency, dependency.settings().timeout().toNanos());
        if (unbounded == null) {
            call.succeededForGood(result);
            return response;
        }
        unbounded.whenLate(() -> call.succeededForGood(result));
        return new CountedResponse(response, call, result, unbounded);
    }

    /** The call is over by its status; what is left is the time of its body. */
    private ClientHttpResponse counted(ClientHttpResponse response, HttpResult result, @Nullable Attempt time) {
        if (time == null) {
            return response;
        }
        if (EventStream.is(response.getHeaders())) {
            time.over();
            return response;
        }
        return new CountedResponse(response, call, result, time);
    }

    private static void giveUp(@Nullable ClientHttpResponse response, @Nullable Attempt time) {
        try {
            if (response != null) {
                response.close();
            }
        } catch (RuntimeException alreadyGone) {
            // what the attempt came to is known
        }
        if (time != null) {
            time.over();
        }
    }

    /** The request as one attempt sends it. */
    private HttpRequest prepared(@Nullable Attempt time) {
        try {
            HttpRequest prepared = AttemptHeaders.on(request, call);
            if (time != null) {
                time.attachTo(prepared);
            }
            return prepared;
        } catch (Throwable fault) {
            calls.isolated(fault);
            return request;
        }
    }

    /** An execution that can be repeated. The given one must not be used any more. */
    private ClientHttpRequestExecution repeatable(ClientHttpRequestExecution execution) {
        try {
            return new RepeatableChain(execution)::execute;
        } catch (Throwable fault) {
            calls.isolated(fault);
            return execution;
        }
    }
}
