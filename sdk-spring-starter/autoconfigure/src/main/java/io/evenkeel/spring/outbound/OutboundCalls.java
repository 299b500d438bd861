package io.evenkeel.spring.outbound;

import io.evenkeel.Dependency;
import io.evenkeel.call.Component;
import io.evenkeel.call.FaultListener;
import io.evenkeel.call.Operation;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Finds the dependency of an outbound request. Never throws: where finding fails, the request goes out unguarded. */
final class OutboundCalls {
    private final Hosts hosts;
    private final FaultListener faults;

    OutboundCalls(Hosts hosts, FaultListener faults) {
        this.hosts = hosts;
        this.faults = faults;
    }

    /** The dependency that a URI leads to; {@code null} if finding it failed. */
    @Nullable
    Dependency dependency(URI uri) {
        try {
            return hosts.dependency(uri);
        } catch (Throwable fault) {
            faults.isolated(Component.OUTBOUND, fault);
            return null;
        }
    }

    /** A request could not be made ready for its guard: it goes out as it is. */
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
