package io.evenkeel.spring.inbound;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.web.filter.ServerHttpObservationFilter;

/** Answers late requests of Spring MVC, right behind the filter that observes them. */
final class LateRequestFilter implements Filter {
    private final LateRequests late;

    LateRequestFilter(LateRequests late) {
        this.late = late;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request instanceof HttpServletRequest http
                && response instanceof HttpServletResponse answer
                && isRefused(http)) {
            answer.setStatus(HttpServletResponse.SC_GATEWAY_TIMEOUT);
            answer.setContentLength(0);
            return;
        }
        chain.doFilter(request, response);
    }

    private boolean isRefused(HttpServletRequest request) {
        ServerRequestObservationContext observed =
                ServerHttpObservationFilter.findObservationContext(request).orElse(null);
        return observed != null && late.refuses(observed, new ArrivingServletRequest(request));
    }
}
