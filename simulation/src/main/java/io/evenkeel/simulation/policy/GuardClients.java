package io.evenkeel.simulation.policy;

import io.evenkeel.Dependency;
import io.evenkeel.DependencySpec;
import io.evenkeel.Reliability;
import io.evenkeel.call.CallRejectedException;
import io.evenkeel.guard.CallHeaders;
import io.evenkeel.guard.GuardedCall;
import io.evenkeel.simulation.world.Chance;
import io.evenkeel.simulation.world.Client;
import io.evenkeel.simulation.world.Clients;
import io.evenkeel.simulation.world.Ending;
import io.evenkeel.simulation.world.VirtualTime;
import io.evenkeel.simulation.world.Wire;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The guard of this SDK. All of its code is the real one; the simulation only runs the attempts and waits in its place. */
public final class GuardClients implements Client {
    private final Dependency dependency;
    private final VirtualTime time;
    private final Wire wire;

    private GuardClients(VirtualTime time, Wire wire, Chance chance, Consumer<DependencySpec> settings) {
        this.time = time;
        this.wire = wire;
        this.dependency = Reliability.builder(silent())
                .nanoClock(time::nowNanos)
                .jitter(chance::uniform)
                .announced(false)
                .dependency("server", settings)
                .build()
                .dependency("server");
    }

    /** Nobody reads the meters, and a thousand instances have many. */
    private static MeterRegistry silent() {
        MeterRegistry registry = new CompositeMeterRegistry();
        registry.config().meterFilter(MeterFilter.deny());
        return registry;
    }

    /** Clients with the standard's defaults, and the simulation's time-outs. */
    public static Clients withDefaults() {
        return with(settings -> {});
    }

    /** Clients that differ from the defaults. */
    public static Clients with(Consumer<DependencySpec> changes) {
        Consumer<DependencySpec> settings = spec -> {
            spec.timeout(Timeouts.CALL).attemptTimeout(Timeouts.ATTEMPT).idempotent(true);
            changes.accept(spec);
        };
        return (time, wire, chance) -> new GuardClients(time, wire, chance, settings);
    }

    @Override
    public void request(Ending ending) {
        attempt(dependency.begin(dependency.settings().idempotent(), null), ending);
    }

    private void attempt(GuardedCall call, Ending ending) {
        try {
            call.attempt();
        } catch (CallRejectedException refused) {
            ending.ended(refused);
            return;
        }
        wire.send(call.timeoutNanos(), deadline(call), error -> {
            boolean again = error == null ? call.succeeded(null) : call.failed(error);
            if (again) {
                time.after(call.pauseNanos(), () -> attempt(call, ending));
            } else {
                ending.ended(error);
            }
        });
    }

    /** What the guard wrote, as it had written it had the wall clock shown virtual time. */
    private @Nullable String deadline(GuardedCall call) {
        String[] written = new String[1];
        call.writeHeaders((name, value) -> {
            if (name.equals(CallHeaders.DEADLINE)) {
                written[0] = value;
            }
        });
        Duration left = written[0] == null ? null : CallHeaders.left(written[0], 0);
        return left == null ? null : CallHeaders.deadline(left.toNanos(), wire.wallMillis());
    }
}
