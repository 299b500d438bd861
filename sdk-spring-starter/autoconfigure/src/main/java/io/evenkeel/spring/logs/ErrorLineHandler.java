package io.evenkeel.spring.logs;

import io.evenkeel.logging.KeySnapshot;
import io.evenkeel.logging.KeySnapshots;
import org.reactivestreams.Subscription;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoOperator;
import reactor.util.context.Context;

/** Shows a request's keys while a server of WebFlux is told that the request has failed, for the line that it writes then. */
final class ErrorLineHandler implements HttpHandler {
    private final HttpHandler application;
    private final KeySnapshots snapshots;

    ErrorLineHandler(HttpHandler application, KeySnapshots snapshots) {
        this.application = application;
        this.snapshots = snapshots;
    }

    @Override
    public Mono<Void> handle(ServerHttpRequest request, ServerHttpResponse response) {
        return new Failing(application.handle(request, response), request, snapshots);
    }

    private static final class Failing extends MonoOperator<Void, Void> {
        private final ServerHttpRequest request;
        private final KeySnapshots snapshots;

        Failing(Mono<Void> source, ServerHttpRequest request, KeySnapshots snapshots) {
            super(source);
            this.request = request;
            this.snapshots = snapshots;
        }

        @Override
        public void subscribe(CoreSubscriber<? super Void> server) {
            source.subscribe(new Told(server, request, snapshots));
        }
    }

    private static final class Told implements CoreSubscriber<Void> {
        private final CoreSubscriber<? super Void> server;
        private final ServerHttpRequest request;
        private final KeySnapshots snapshots;

        Told(CoreSubscriber<? super Void> server, ServerHttpRequest request, KeySnapshots snapshots) {
            this.server = server;
            this.request = request;
            this.snapshots = snapshots;
        }

        @Override
        public Context currentContext() {
            return server.currentContext();
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            server.onSubscribe(subscription);
        }

        @Override
        @SuppressWarnings("VoidUsed") // there is no other value to hand on
        public void onNext(Void nothing) {
            server.onNext(nothing);
        }

        @Override
        public void onError(Throwable error) {
            KeySnapshot taken = (KeySnapshot) request.getAttributes().get(InnerWebFilter.ATTRIBUTE);
            KeySnapshot before = taken == null ? null : snapshots.show(taken);
            try {
                server.onError(error);
            } finally {
                if (before != null) {
                    snapshots.putBack(before);
                }
            }
        }

        @Override
        public void onComplete() {
            server.onComplete();
        }
    }
}
