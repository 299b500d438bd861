package io.evenkeel.spring.logs;

import io.evenkeel.logging.KeySnapshot;
import io.evenkeel.logging.KeySnapshots;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Shows a request's keys where the observation of it does not reach: on the lines of an error page, and on the one that a
 * servlet container writes when an exception has passed all filters. They go with the {@link EndOfRequest}.
 */
final class OutermostFilter implements Filter {
    private final KeySnapshots snapshots;

    OutermostFilter(KeySnapshots snapshots) {
        this.snapshots = snapshots;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean errorPage = request.getDispatcherType() == DispatcherType.ERROR;
        if (!errorPage) {
            LeftKeys.takeAway(); // of a request whose end the container told on another thread
        }
        KeySnapshot onErrorPage = errorPage ? InnerFilter.snapshot(request) : null;
        KeySnapshot before = onErrorPage == null ? null : snapshots.show(onErrorPage);
        try {
            chain.doFilter(request, response);
        } catch (Throwable passing) {
            putBack(before);
            KeySnapshot snapshot = InnerFilter.snapshot(request);
            if (snapshot != null && !request.isAsyncStarted()) {
                LeftKeys.leave(snapshots, snapshot);
            }
            throw passing;
        }
        putBack(before);
    }

    private void putBack(@Nullable KeySnapshot before) {
        if (before != null) {
            snapshots.putBack(before);
        }
    }
}
