package io.evenkeel.spring.methods;

import io.evenkeel.call.CallScope;
import io.evenkeel.guard.GuardedCall;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxOperator;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoOperator;

/** Work whose attempt is begun on the thread that subscribes, with its span current there. */
final class Begun {
    private Begun() {}

    private static void begin(GuardedCall call, Runnable subscription) {
        CallScope scope = call.enter();
        try {
            subscription.run();
        } finally {
            scope.close();
        }
    }

    static final class OfMono extends MonoOperator<Object, Object> {
        private final GuardedCall call;

        OfMono(Mono<Object> work, GuardedCall call) {
            super(work);
            this.call = call;
        }

        @Override
        public void subscribe(CoreSubscriber<? super Object> subscriber) {
            begin(call, () -> source.subscribe(subscriber));
        }
    }

    static final class OfFlux extends FluxOperator<Object, Object> {
        private final GuardedCall call;

        OfFlux(Flux<Object> work, GuardedCall call) {
            super(work);
            this.call = call;
        }

        @Override
        public void subscribe(CoreSubscriber<? super Object> subscriber) {
            begin(call, () -> source.subscribe(subscriber));
        }
    }
}
