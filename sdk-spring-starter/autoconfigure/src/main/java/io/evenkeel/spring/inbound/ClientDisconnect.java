package io.evenkeel.spring.inbound;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells from an error whether the client of an inbound request went away: by the exact types that servers throw then, or
 * because it comes from writing the answer. By no message: "Connection reset" is also what a failing dependency says.
 */
final class ClientDisconnect {
    private static final int DEEPEST_CAUSE = 8;
    private static final Set<String> TYPES = Set.of(
            "org.apache.catalina.connector.ClientAbortException",
            "org.eclipse.jetty.io.EofException",
            "org.springframework.web.context.request.async.AsyncRequestNotUsableException",
            "reactor.netty.channel.AbortedException");

    /** Where servers write an answer. Tomcat 11 throws the plain IOException of the socket from there. */
    private static final List<String> WRITERS = List.of(
            "org.apache.catalina.connector.OutputBuffer",
            "org.springframework.web.context.request.async.StandardServletAsyncWebRequest$Lifecycle",
            "io.undertow.servlet.spec.ServletOutputStreamImpl");

    private ClientDisconnect() {}

    static boolean causes(@Nullable Throwable error) {
        Throwable cause = error;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            if (TYPES.contains(cause.getClass().getName()) || (cause instanceof IOException && isFromWriting(cause))) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean isFromWriting(Throwable error) {
        for (StackTraceElement frame : error.getStackTrace()) {
            for (String writer : WRITERS) {
                if (frame.getClassName().startsWith(writer)) {
                    return true;
                }
            }
        }
        return false;
    }
}
