package io.evenkeel.spring.work;

import io.evenkeel.Journey;
import io.evenkeel.call.ActiveCall;
import io.evenkeel.call.CurrentJourney;
import io.evenkeel.call.JourneyContext;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.CompletionStage;
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
        Journey journey = journey(invocation);
        JourneyContext context = journey.context();
        ActiveCall call = journey.start(context);
        Object result;
        CurrentJourney.enter(context);
        try {
            result = invocation.proceed();
        } catch (Throwable error) {
            CurrentJourney.leave(context);
            call.failed(error);
            throw error;
        }
        CurrentJourney.leave(context);
        if (result instanceof CompletionStage<?> stage) {
            endWith(stage, call);
        } else {
            call.succeeded(result);
        }
        return result;
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

    private static void endWith(CompletionStage<?> stage, ActiveCall call) {
        try {
            stage.whenComplete((result, error) -> {
                if (error == null) {
                    call.succeeded(result);
                } else {
                    call.failed(error);
                }
            });
        } catch (Throwable deaf) {
            // The application's own stage takes no callback: nobody will learn its end, and the caller still gets it.
            call.failed(deaf);
        }
    }
}
