package io.evenkeel.spring.beans;

import java.lang.reflect.Method;

/** Methods whose work begins only when somebody subscribes to what they return. By name: the libraries are optional. */
public final class ReactiveMethods {
    private static final String PUBLISHER = "org.reactivestreams.Publisher";
    private static final String CONTINUATION = "kotlin.coroutines.Continuation";

    private ReactiveMethods() {}

    public static boolean contain(Method method) {
        Class<?>[] parameters = method.getParameterTypes();
        return isNamed(PUBLISHER, method.getReturnType())
                || (parameters.length > 0 && isNamed(CONTINUATION, parameters[parameters.length - 1]));
    }

    private static boolean isNamed(String name, Class<?> type) {
        if (type.getName().equals(name)) {
            return true;
        }
        for (Class<?> parent : type.getInterfaces()) {
            if (isNamed(name, parent)) {
                return true;
            }
        }
        Class<?> parent = type.getSuperclass();
        return parent != null && isNamed(name, parent);
    }
}
