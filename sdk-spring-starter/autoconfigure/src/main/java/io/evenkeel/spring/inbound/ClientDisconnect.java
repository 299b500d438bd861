package io.evenkeel.spring.inbound;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells from an error whether the client of an inbound request went away. By the exact types that servers throw when they
 * write to a lost connection, and by no message: "Connection reset" is also what a failing dependency says.
 */
final class ClientDisconnect {
    private static final int DEEPEST_CAUSE = 8;
    private static final Set<String> TYPES = Set.of(
            "org.apache.catalina.connector.ClientAbortException",
            "org.eclipse.jetty.io.EofException",
            "org.springframework.web.context.request.async.AsyncRequestNotUsableException",
            "reactor.netty.channel.AbortedException");

    private ClientDisconnect() {}

    static boolean causes(@Nullable Throwable error) {
        Throwable cause = error;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            if (TYPES.contains(cause.getClass().getName())) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
