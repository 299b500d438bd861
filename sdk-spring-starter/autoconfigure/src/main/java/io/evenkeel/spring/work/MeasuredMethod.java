package io.evenkeel.spring.work;

import io.evenkeel.Journey;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.AopUtils;

/** Makes each call of a method an event of its journey. What it returns or throws passes through untouched. */
final class MeasuredMethod implements MethodInterceptor {
    private final Map<Method, Journey> found = new ConcurrentHashMap<>();
    private final Supplier<WorkJourneys> journeys;

    /**
     * @param journeys asked for by the first call, because proxies are made before the SDK is
     */
    MeasuredMethod(Supplier<WorkJourneys> journeys) {
        this.journeys = journeys;
    }

    @Override
    public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
        return journey(invocation).callOrStage(() -> proceed(invocation));
    }

    private static @Nullable Object proceed(MethodInvocation invocation) throws Exception {
        try {
            return invocation.proceed();
        } catch (Exception | Error error) {
            throw error;
        } catch (Throwable neither) {
            throw MeasuredMethod.<RuntimeException>asIs(neither);
        }
    }

    /** A method may throw what is neither an exception nor an error, and gets it through as it is. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> E asIs(Throwable error) throws E {
        throw (E) error;
    }

    private Journey journey(MethodInvocation invocation) {
        Journey known = found.get(invocation.getMethod());
        if (known == null) {
            Object target = invocation.getThis();
            Class<?> type =
                    target == null ? invocation.getMethod().getDeclaringClass() : AopUtils.getTargetClass(target);
            known = journeys.get().ofPlainMethod(AopUtils.getMostSpecificMethod(invocation.getMethod(), type), type);
            found.put(invocation.getMethod(), known);
        }
        return known;
    }
}
