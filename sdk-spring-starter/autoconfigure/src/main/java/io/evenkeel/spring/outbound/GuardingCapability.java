package io.evenkeel.spring.outbound;

import feign.Capability;
import feign.Client;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Guards the client of a Feign builder, whatever it is. Spring Cloud OpenFeign adds it to each of its builders by itself, as
 * it does with every bean of type {@link Capability}; an application that makes builders of its own can have it injected.
 * Public, because Feign calls it by reflection.
 */
public final class GuardingCapability implements Capability {
    private final Supplier<OutboundCalls> calls;
    private final Set<String> repeatableMethods;

    GuardingCapability(Supplier<OutboundCalls> calls, Set<String> repeatableMethods) {
        this.calls = calls;
        this.repeatableMethods = repeatableMethods;
    }

    @Override
    public Client enrich(Client client) {
        return client instanceof GuardedFeignClient ? client : new GuardedFeignClient(client, calls, repeatableMethods);
    }
}
