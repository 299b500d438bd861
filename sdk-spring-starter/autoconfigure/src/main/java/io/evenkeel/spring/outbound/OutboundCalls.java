package io.evenkeel.spring.outbound;

import io.evenkeel.Dependency;
import io.evenkeel.call.Component;
import io.evenkeel.call.FaultListener;
import io.evenkeel.call.Operation;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the guarded clients share. Never throws: where something fails, the request goes out as it would have without it. */
final class OutboundCalls {
    private final Hosts hosts;
    private final FaultListener faults;
    private final Set<String> idempotent;
    private final Watchdog watchdog;

    /**
     * @param idempotent the methods whose requests may be sent again
     */
    OutboundCalls(Hosts hosts, FaultListener faults, Set<String> idempotent, Watchdog watchdog) {
        this.hosts = hosts;
        this.faults = faults;
        this.idempotent = Set.copyOf(idempotent);
        this.watchdog = watchdog;
    }

    /** The dependency that a URI leads to; {@code null} if finding it failed. */
    @Nullable
    Dependency dependency(URI uri) {
        try {
            return hosts.dependency(uri);
        } catch (Throwable fault) {
            isolated(fault);
            return null;
        }
    }

    /** Whether a request may be sent again. */
    boolean isIdempotent(String method) {
        return idempotent.contains(method);
    }

    /** The time of an attempt that begins now; {@code null} if nothing can watch it. */
    @Nullable
    Attempt attempt(Dependency dependency, long timeoutNanos) {
        try {
            return new Attempt(dependency.name(), timeoutNanos, watchdog);
        } catch (Throwable fault) {
            isolated(fault);
            return null;
        }
    }

    /** Counts a fault that the application must not see. */
    void isolated(Throwable fault) {
        faults.isolated(Component.OUTBOUND, fault);
    }

    /** The host as a label, or {@link Operation#OVERFLOW} where its dependency shares that. */
    String host(URI uri) {
        Dependency dependency = dependency(uri);
        String host = uri.getHost();
        return host == null || dependency == null || dependency.name().equals(Operation.OVERFLOW)
                ? Operation.OVERFLOW
                : host;
    }
}
