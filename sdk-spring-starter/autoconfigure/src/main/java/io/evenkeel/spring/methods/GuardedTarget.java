package io.evenkeel.spring.methods;

import io.evenkeel.Dependency;
import io.evenkeel.Guarded;
import io.evenkeel.Reliability;
import io.evenkeel.call.InvalidSettingException;
import io.evenkeel.call.Operation;
import io.evenkeel.spring.beans.ReactiveMethods;
import java.lang.reflect.Method;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.springframework.core.annotation.AnnotatedElementUtils;

/**
 * What the calls of a method lead to.
 *
 * @param saysIdempotent whether the annotation says that a failed call may be tried again
 */
record GuardedTarget(Dependency dependency, boolean saysIdempotent, Returns returns) {

    /** How a call of the method ends. */
    enum Returns {
        VALUE,
        STAGE,
        MONO,
        FLUX
    }

    /**
     * @throws InvalidSettingException if the annotation names a dependency that cannot be, or nobody can tell when a call of
     *     the method ends
     */
    static GuardedTarget of(Method method, Class<?> type, Reliability reliability) {
        Guarded annotation = AnnotatedElementUtils.findMergedAnnotation(method, Guarded.class);
        String name = annotation == null ? Operation.OVERFLOW : annotation.value();
        String place = "@Guarded of " + type.getName() + "#" + method.getName();
        if (annotation != null && !Operation.isAllowed(name)) {
            throw new InvalidSettingException(
                    place, name, "1 to 100 letters, digits, '.', '_', '-' or ':', a letter or digit first");
        }
        return new GuardedTarget(
                reliability.dependency(name), annotation != null && annotation.idempotent(), returns(place, method));
    }

    boolean idempotent() {
        return saysIdempotent || dependency.settings().idempotent();
    }

    private static Returns returns(String place, Method method) {
        Class<?> type = method.getReturnType();
        if (type == CompletionStage.class || type == CompletableFuture.class) {
            return Returns.STAGE;
        }
        if (type.getName().equals("reactor.core.publisher.Mono")) {
            return Returns.MONO;
        }
        if (type.getName().equals("reactor.core.publisher.Flux")) {
            return Returns.FLUX;
        }
        if (ReactiveMethods.contain(method) || CompletionStage.class.isAssignableFrom(type)) {
            throw new InvalidSettingException(
                    place, type.getName(), "a plain value, a CompletionStage, a CompletableFuture, a Mono or a Flux");
        }
        return Returns.VALUE;
    }
}
