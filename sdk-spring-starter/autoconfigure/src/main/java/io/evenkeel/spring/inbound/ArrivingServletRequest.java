package io.evenkeel.spring.inbound;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request of Spring MVC. */
record ArrivingServletRequest(HttpServletRequest request) implements ArrivingRequest {
    /** Tomcat's word for an address that it has taken from a header. */
    private static final String FORWARDED = "org.apache.tomcat.request.forwarded";

    @Override
    public String method() {
        return request.getMethod();
    }

    @Override
    public String path() {
        String path = request.getRequestURI();
        String contextPath = request.getContextPath();
        return contextPath != null && path.startsWith(contextPath) ? path.substring(contextPath.length()) : path;
    }

    @Override
    public List<String> header(String name) {
        Enumeration<String> values = request.getHeaders(name);
        return values == null ? List.of() : Collections.list(values);
    }

    @Override
    public @Nullable String peer() {
        ServletRequest innermost = request;
        while (innermost instanceof ServletRequestWrapper wrapper) {
            innermost = wrapper.getRequest();
        }
        return Boolean.TRUE.equals(innermost.getAttribute(FORWARDED)) ? null : innermost.getRemoteAddr();
    }

    @Override
    public boolean isManagement() {
        return false; // Spring MVC observes no request of that port
    }
}
