package io.evenkeel.spring.outbound;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Whether what is sent on this thread is guarded already: one client can stand on another, such as Feign on OkHttp, and a
 * call is guarded and measured once, by the outermost.
 */
final class GuardedLayer {
    /** Hands something over to the client below. */
    @FunctionalInterface
    interface Sending<T> {
        T send() throws IOException;
    }

    private static final ThreadLocal<@Nullable Boolean> AROUND = new ThreadLocal<>();

    private GuardedLayer() {}

    static boolean isAround() {
        return AROUND.get() != null;
    }

    static <T> T around(Sending<T> sending) throws IOException {
        boolean outermost = !isAround();
        AROUND.set(Boolean.TRUE);
        try {
            return sending.send();
        } finally {
            if (outermost) {
                AROUND.remove();
            }
        }
    }

    static void around(Runnable sending) {
        boolean outermost = !isAround();
        AROUND.set(Boolean.TRUE);
        try {
            sending.run();
        } finally {
            if (outermost) {
                AROUND.remove();
            }
        }
    }
}
