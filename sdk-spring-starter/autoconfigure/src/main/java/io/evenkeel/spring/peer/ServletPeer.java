package io.evenkeel.spring.peer;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The other end of a request of the Servlet API. */
public final class ServletPeer {
    /** Tomcat's word for an address that it has taken from a header. */
    private static final String FORWARDED = "org.apache.tomcat.request.forwarded";

    private ServletPeer() {}

    /** The address at the other end of the socket, or {@code null} if nobody knows it. No header says it. */
    public static @Nullable String address(HttpServletRequest request) {
        ServletRequest innermost = innermost(request);
        return Boolean.TRUE.equals(innermost.getAttribute(FORWARDED)) ? null : innermost.getRemoteAddr();
    }

    /** All values of a header as the server has received it, whatever filters have made of it. */
    public static List<String> header(HttpServletRequest request, String name) {
        Enumeration<String> values =
                innermost(request) instanceof HttpServletRequest received ? received.getHeaders(name) : null;
        return values == null ? List.of() : Collections.list(values);
    }

    private static ServletRequest innermost(HttpServletRequest request) {
        ServletRequest innermost = request;
        while (innermost instanceof ServletRequestWrapper wrapper) {
            innermost = wrapper.getRequest();
        }
        return innermost;
    }
}
