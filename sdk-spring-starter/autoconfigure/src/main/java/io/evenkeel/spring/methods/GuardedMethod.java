package io.evenkeel.spring.methods;

import static java.util.Objects.requireNonNull;

import io.evenkeel.Reliability;
import io.evenkeel.call.CurrentJourney;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.aop.support.AopUtils;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Makes each call of a method a call to its dependency. */
final class GuardedMethod implements MethodInterceptor {
    private final Map<Method, GuardedTarget> found = new ConcurrentHashMap<>();
    private final Supplier<Reliability> reliability;

    /**
     * @param reliability asked for by the first call, because proxies are made before the SDK is
     */
    GuardedMethod(Supplier<Reliability> reliability) {
        this.reliability = reliability;
    }

    @Override
    public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
        GuardedTarget target = target(invocation);
        return switch (target.returns()) {
            case VALUE ->
                target.dependency()
                        .begin(target.idempotent(), CurrentJourney.get())
                        .run(() -> attempt(invocation));
            case STAGE -> target.dependency().stage(() -> started(invocation), target.idempotent());
            case MONO, FLUX -> {
                Object publisher = invocation.proceed();
                yield publisher == null ? null : Reactive.guarded(target, publisher);
            }
        };
    }

    private GuardedTarget target(MethodInvocation invocation) {
        GuardedTarget known = found.get(invocation.getMethod());
        if (known == null) {
            Object bean = invocation.getThis();
            Class<?> type = bean == null ? invocation.getMethod().getDeclaringClass() : AopUtils.getTargetClass(bean);
            known = GuardedTarget.of(
                    AopUtils.getMostSpecificMethod(invocation.getMethod(), type), type, reliability.get());
            found.put(invocation.getMethod(), known);
        }
        return known;
    }

    /** An invocation can proceed once: each attempt is one of a copy. */
    @SuppressWarnings("NullAway") // a null result is what the method itself returned
    private static Object attempt(MethodInvocation invocation) throws Throwable {
        return invocation instanceof ProxyMethodInvocation proxied
                ? proxied.invocableClone().proceed()
                : invocation.proceed();
    }

    @SuppressWarnings("unchecked") // the method says so
    private static CompletionStage<@Nullable Object> started(MethodInvocation invocation) {
        try {
            return (CompletionStage<@Nullable Object>)
                    requireNonNull(attempt(invocation), "a method with @Guarded returned null instead of a stage");
        } catch (Throwable error) {
            throw GuardedMethod.<RuntimeException>untouched(error);
        }
    }

    /** Lets a checked exception through where none is declared: it is the one that the method itself declares. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> E untouched(Throwable error) throws E {
        throw (E) error;
    }

    /** Loaded only for a method that returns a type of Reactor. Each subscription is a call, and each attempt subscribes. */
    private static final class Reactive {
        @SuppressWarnings("unchecked") // the method says so
        static Object guarded(GuardedTarget target, Object publisher) {
            return target.returns() == GuardedTarget.Returns.MONO
                    ? GuardedPublishers.mono(target, (Mono<Object>) publisher)
                    : GuardedPublishers.flux(target, (Flux<Object>) publisher);
        }
    }
}
