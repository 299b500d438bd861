package io.evenkeel.spring.inbound;

import io.evenkeel.spring.peer.ServletPeer;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request of Spring MVC. */
record ArrivingServletRequest(HttpServletRequest request) implements ArrivingRequest {
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
        return ServletPeer.address(request);
    }

    @Override
    public boolean isManagement() {
        return false; // Spring MVC observes no request of that port
    }
}
