package io.evenkeel.spring.outbound;

import feign.Client;
import feign.Request;
import feign.Response;
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
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Guards what Feign sends, on the thread of the caller, above a load balancer and whatever client is below. A call is over
 * when the body of its answer has been read or closed.
 */
final class GuardedFeignClient implements Client {
    private final Client client;
    private final Supplier<OutboundCalls> calls;
    private final Spanned spanned;

    /**
     * @param calls asked at the first request, because a client may be needed before the SDK can be built
     */
    GuardedFeignClient(Client client, Supplier<OutboundCalls> calls) {
        this.client = client;
        this.calls = calls;
        // Micrometer's own capability, where it stands below, makes the span.
        this.spanned =
                client.getClass().getName().startsWith("feign.micrometer.") ? Spanned.ELSEWHERE : Spanned.NOT_YET;
    }

    @Override
    public Response execute(Request request, Request.Options options) throws IOException {
        Dependency dependency = dependency(request);
        if (dependency == null) {
            return client.execute(request, options);
        }
        // Feign's bodies are bytes, so every one can be sent again.
        String method = request.httpMethod().name();
        GuardedCall call = dependency.begin(
                calls.get().isIdempotent(method),
                CurrentJourney.get(),
                new SentRequest(method, URI.create(request.url()), name -> first(request.headers(), name), spanned));
        attempt(call);
        TimeLimit limit = TimeLimit.in(call.leftNanos(), () -> call.over(Outcome.TIMEOUT, null));
        try {
            return attempts(dependency, call, limit, request, options);
        } catch (Throwable error) {
            limit.lift();
            call.over(dependency.classify(null, error), error);
            throw error;
        }
    }

    private Response attempts(
            Dependency dependency, GuardedCall call, TimeLimit limit, Request request, Request.Options options)
            throws IOException {
        while (true) {
            Response response;
            try {
                response = sent(request, options, call);
            } catch (IOException error) {
                if (call.failed(error) && call.pause()) {
                    attempt(call);
                    continue;
                }
                throw error;
            }
            HttpResult head = new HttpResult(
                    response.status(),
                    RetryAfter.of(response.status(), first(response.headers(), RetryAfter.HEADER), Instant.now()));
            boolean fine = dependency.classify(head, null) == Outcome.SUCCESS;
            if (!fine && call.succeeded(head) && call.pause()) {
                response.close();
                attempt(call);
                continue;
            }
            return watched(response, new OpenAnswer(dependency, call, head, limit));
        }
    }

    private static Response watched(Response response, OpenAnswer answer) throws IOException {
        Response.Body body = response.body();
        if (body == null || body.isRepeatable() || OpenAnswer.isEndless(first(response.headers(), "Content-Type"))) {
            answer.ended();
            return response;
        }
        return response.toBuilder()
                .body(new GuardedFeignBody(body.asInputStream(), answer), body.length())
                .build();
    }

    private Response sent(Request request, Request.Options options, GuardedCall call) throws IOException {
        CallScope scope = call.enter();
        try {
            return GuardedLayer.around(() -> client.execute(withHeaders(request, call), shortened(options, call)));
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

    private @Nullable Dependency dependency(Request request) {
        if (GuardedLayer.isAround()) {
            return null;
        }
        try {
            return calls.get().dependency(URI.create(request.url()));
        } catch (IllegalArgumentException unusual) {
            return null; // whatever is to send it will say so
        }
    }

    private static Request withHeaders(Request request, GuardedCall call) {
        Map<String, Collection<String>> headers = new LinkedHashMap<>(request.headers());
        call.writeHeaders((name, value) -> headers.put(name, List.of(value)));
        call.writeTrace((name, value) -> headers.put(name, List.of(value)));
        return Request.create(
                request.httpMethod(),
                request.url(),
                headers,
                request.body(),
                request.charset(),
                request.requestTemplate());
    }

    private static Request.Options shortened(Request.Options options, GuardedCall call) {
        long nanos = call.timeoutNanos();
        return nanos == Long.MAX_VALUE
                ? options
                : new Request.Options(
                        shorter(options.connectTimeoutMillis(), nanos),
                        TimeUnit.MILLISECONDS,
                        shorter(options.readTimeoutMillis(), nanos),
                        TimeUnit.MILLISECONDS,
                        options.isFollowRedirects());
    }

    private static long shorter(int ownMillis, long nanos) {
        long millis = Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos));
        return ownMillis == 0 ? millis : Math.min(ownMillis, millis);
    }

    private static @Nullable String first(Map<String, Collection<String>> headers, String name) {
        for (Map.Entry<String, Collection<String>> header : headers.entrySet()) {
            if (name.equalsIgnoreCase(header.getKey())) {
                return header.getValue().stream().findFirst().orElse(null);
            }
        }
        return null;
    }

    static SocketTimeoutException late(@Nullable Throwable cause) {
        SocketTimeoutException late = new SocketTimeoutException("the answer took too long");
        late.initCause(cause);
        return late;
    }
}
