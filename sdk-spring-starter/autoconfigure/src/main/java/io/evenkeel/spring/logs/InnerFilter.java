package io.evenkeel.spring.logs;

import io.evenkeel.logging.KeySnapshot;
import io.evenkeel.logging.KeySnapshots;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Keeps the keys of a request in it, right behind the filter that observes it. */
final class InnerFilter implements Filter {
    private static final String ATTRIBUTE = InnerFilter.class.getName();

    private final KeySnapshots snapshots;

    InnerFilter(KeySnapshots snapshots) {
        this.snapshots = snapshots;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getAttribute(ATTRIBUTE) == null) {
            request.setAttribute(ATTRIBUTE, snapshots.take());
        }
        chain.doFilter(request, response);
    }

    static @Nullable KeySnapshot snapshot(ServletRequest request) {
        return (KeySnapshot) request.getAttribute(ATTRIBUTE);
    }
}
