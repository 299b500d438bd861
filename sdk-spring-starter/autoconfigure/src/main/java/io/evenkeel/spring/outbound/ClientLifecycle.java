package io.evenkeel.spring.outbound;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.http.HttpClient;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The end of an HTTP client's life, which it has since JDK 21. Before that, nothing happens. */
enum ClientLifecycle {
    CLOSE("close"),
    SHUTDOWN("shutdown"),
    SHUTDOWN_NOW("shutdownNow");

    private static final @Nullable MethodHandle AWAIT_TERMINATION =
            method("awaitTermination", MethodType.methodType(boolean.class, Duration.class));
    private static final @Nullable MethodHandle IS_TERMINATED =
            method("isTerminated", MethodType.methodType(boolean.class));

    private final @Nullable MethodHandle method;

    ClientLifecycle(String name) {
        this.method = method(name, MethodType.methodType(void.class));
    }

    void of(HttpClient client) {
        if (method != null) {
            try {
                method.invoke(client);
            } catch (Throwable error) {
                throw undeclared(error);
            }
        }
    }

    static boolean awaitTermination(HttpClient client, Duration duration) throws InterruptedException {
        if (AWAIT_TERMINATION == null) {
            return true;
        }
        try {
            return (boolean) AWAIT_TERMINATION.invoke(client, duration);
        } catch (InterruptedException interrupted) {
            throw interrupted;
        } catch (Throwable error) {
            throw undeclared(error);
        }
    }

    static boolean isTerminated(HttpClient client) {
        if (IS_TERMINATED == null) {
            return false;
        }
        try {
            return (boolean) IS_TERMINATED.invoke(client);
        } catch (Throwable error) {
            throw undeclared(error);
        }
    }

    private static @Nullable MethodHandle method(String name, MethodType type) {
        try {
            return MethodHandles.publicLookup().findVirtual(HttpClient.class, name, type);
        } catch (ReflectiveOperationException before21) {
            return null;
        }
    }

    private static RuntimeException undeclared(Throwable error) {
        if (error instanceof Error fatal) {
            throw fatal;
        }
        return error instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(error);
    }
}
