package io.evenkeel.spring.inbound;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An inbound request before its work begins, as both web stacks can tell it. */
interface ArrivingRequest {
    /** The HTTP method as the client wrote it. */
    String method();

    /** The path within the application, as the client wrote it. */
    String path();

    /** All values of a header, none if it is not there. */
    List<String> header(String name);

    /** The address at the other end of the socket, or {@code null} if nobody knows it. No header says it. */
    @Nullable
    String peer();

    /** Whether it came in at the port that the management endpoints have for themselves. */
    boolean isManagement();
}
