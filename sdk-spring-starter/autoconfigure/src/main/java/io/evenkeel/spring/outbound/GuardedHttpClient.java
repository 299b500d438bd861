package io.evenkeel.spring.outbound;

import io.evenkeel.Dependency;
import io.evenkeel.call.CallRejectedException;
import io.evenkeel.call.CallScope;
import io.evenkeel.call.CurrentJourney;
import io.evenkeel.call.SentRequest;
import io.evenkeel.call.SentRequest.Spanned;
import io.evenkeel.guard.GuardedCall;
import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * Guards what an HTTP client of the JDK sends. A call is over when the client's own would be: when the body is there, or with
 * a body that the application reads as a stream, when the head is. WebSockets are left alone.
 */
final class GuardedHttpClient extends HttpClient {
    private final HttpClient client;
    private final Supplier<OutboundCalls> calls;

    /**
     * @param calls asked at the first request, because a client may be needed before the SDK can be built
     */
    GuardedHttpClient(HttpClient client, Supplier<OutboundCalls> calls) {
        this.client = client;
        this.calls = calls;
    }

    @Override
    public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler)
            throws IOException, InterruptedException {
        GuardedExchange<T> exchange = exchange(request, handler);
        if (exchange == null) {
            return client.send(request, handler);
        }
        while (true) {
            try {
                exchange.call().attempt();
            } catch (CallRejectedException refused) {
                throw new RequestRefusedException(refused);
            }
            HttpResponse<T> response;
            try {
                response = sent(exchange);
            } catch (Throwable error) {
                if (exchange.call().failed(error) && exchange.call().pause()) {
                    continue;
                }
                throw error;
            }
            if (!exchange.succeeded(response) || !exchange.call().pause()) {
                return response;
            }
            GuardedExchange.release(response);
        }
    }

    private <T> HttpResponse<T> sent(GuardedExchange<T> exchange) throws IOException, InterruptedException {
        CallScope scope = exchange.call().enter();
        try {
            return client.send(exchange.request(), exchange.handler());
        } finally {
            scope.close();
        }
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, BodyHandler<T> handler) {
        GuardedExchange<T> exchange = exchange(request, handler);
        return exchange == null
                ? client.sendAsync(request, handler)
                : new StagedExchange<>(exchange, () -> client.sendAsync(exchange.request(), exchange.handler()))
                        .start();
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request, BodyHandler<T> handler, @Nullable PushPromiseHandler<T> pushes) {
        GuardedExchange<T> exchange = exchange(request, handler);
        return exchange == null
                ? client.sendAsync(request, handler, pushes)
                : new StagedExchange<>(exchange, () -> client.sendAsync(exchange.request(), exchange.handler(), pushes))
                        .start();
    }

    private <T> @Nullable GuardedExchange<T> exchange(HttpRequest request, BodyHandler<T> handler) {
        if (GuardedLayer.isAround()) {
            return null;
        }
        Dependency dependency = calls.get().dependency(request.uri());
        if (dependency == null) {
            return null;
        }
        boolean repeatable = calls.get().isIdempotent(request.method()) && GuardedExchange.hasRepeatableBody(request);
        GuardedCall call = dependency.begin(
                repeatable,
                CurrentJourney.get(),
                new SentRequest(
                        request.method(),
                        request.uri(),
                        name -> request.headers().firstValue(name).orElse(null),
                        Spanned.NOT_YET));
        return new GuardedExchange<>(dependency, call, request, handler, calls.get()::isolated);
    }

    @Override
    public Optional<CookieHandler> cookieHandler() {
        return client.cookieHandler();
    }

    @Override
    public Optional<Duration> connectTimeout() {
        return client.connectTimeout();
    }

    @Override
    public Redirect followRedirects() {
        return client.followRedirects();
    }

    @Override
    public Optional<ProxySelector> proxy() {
        return client.proxy();
    }

    @Override
    public SSLContext sslContext() {
        return client.sslContext();
    }

    @Override
    public SSLParameters sslParameters() {
        return client.sslParameters();
    }

    @Override
    public Optional<Authenticator> authenticator() {
        return client.authenticator();
    }

    @Override
    public Version version() {
        return client.version();
    }

    @Override
    public Optional<Executor> executor() {
        return client.executor();
    }

    @Override
    public WebSocket.Builder newWebSocketBuilder() {
        return client.newWebSocketBuilder();
    }

    // From here on: methods that HttpClient has since JDK 21. There, these override them; on JDK 17 nobody calls them.

    public void close() {
        ClientLifecycle.CLOSE.of(client);
    }

    public void shutdown() {
        ClientLifecycle.SHUTDOWN.of(client);
    }

    public void shutdownNow() {
        ClientLifecycle.SHUTDOWN_NOW.of(client);
    }

    public boolean awaitTermination(Duration duration) throws InterruptedException {
        return ClientLifecycle.awaitTermination(client, duration);
    }

    public boolean isTerminated() {
        return ClientLifecycle.isTerminated(client);
    }

    @Override
    public String toString() {
        return client.toString();
    }
}
