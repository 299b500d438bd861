package io.evenkeel.spring.outbound;

import io.evenkeel.Dependency;
import io.evenkeel.call.Component;
import io.evenkeel.call.FaultListener;
import io.evenkeel.call.Operation;
import io.evenkeel.guard.GuardedCall;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;

/** What the guarded clients share. Never throws: where something fails, the request goes out as it would have without it. */
final class OutboundCalls {
    /** The methods that ask for nothing to be changed (RFC 9110, 9.2.1), without TRACE. */
    static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final Hosts hosts;
    private final FaultListener faults;
    private final Set<HttpMethod> idempotent;
    private final Watchdog watchdog;

    /**
     * @param idempotent the methods whose requests may be sent again
     */
    OutboundCalls(Hosts hosts, FaultListener faults, Set<HttpMethod> idempotent, Watchdog watchdog) {
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
    boolean isIdempotent(HttpMethod method) {
        return idempotent.contains(method);
    }

    /** The time of an attempt that begins now; {@code null} if nothing can watch it. */
    @Nullable Attempt attempt(Dependency dependency, long timeoutNanos) {
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

    /** The request as one attempt sends it. */
    HttpRequest prepared(HttpRequest request, GuardedCall call, @Nullable Attempt time) {
        try {
            HttpRequest prepared = AttemptHeaders.on(request, call);
            if (time != null) {
                time.attachTo(prepared);
            }
            return prepared;
        } catch (Throwable fault) {
            isolated(fault);
            return request;
        }
    }

    /** An execution that can be repeated. The given one must not be used any more. */
    ClientHttpRequestExecution repeatable(ClientHttpRequestExecution execution) {
        try {
            return new RepeatableChain(execution)::execute;
        } catch (Throwable fault) {
            isolated(fault);
            return execution;
        }
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
