package io.evenkeel.spring.logs;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Shows a request's keys where the observation of it does not reach: on the lines of an error page, and on the one that a
 * servlet container writes when an exception has passed all filters. The container tells on the same thread that the request is
 * over, and then the keys go.
 */
final class OutermostFilter implements Filter, ServletRequestListener {
    private final LeftKeys left;

    OutermostFilter(LeftKeys left) {
        this.left = left;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean errorPage = request.getDispatcherType() == DispatcherType.ERROR;
        if (!errorPage) {
            left.takeAway(); // of a request whose end the container told on another thread
        }
        Map<String, String> onErrorPage = errorPage ? InnerFilter.snapshot(request) : null;
        Map<String, @Nullable Object> before =
                onErrorPage == null ? Map.of() : left.snapshots().show(onErrorPage);
        try {
            chain.doFilter(request, response);
        } catch (Throwable passing) {
            left.snapshots().putBack(before);
            Map<String, String> snapshot = InnerFilter.snapshot(request);
            if (snapshot != null && !request.isAsyncStarted()) {
                left.leave(snapshot);
            }
            throw passing;
        }
        left.snapshots().putBack(before);
    }

    @Override
    public void requestDestroyed(ServletRequestEvent event) {
        left.takeAway();
    }
}
