package io.evenkeel.simulation.sockets;

import static java.util.Objects.requireNonNull;

import io.evenkeel.Dependency;
import io.evenkeel.Reliability;
import io.evenkeel.call.CallRejectedException;
import io.evenkeel.guard.GuardedCall;
import io.evenkeel.simulation.world.Client;
import io.evenkeel.simulation.world.Ending;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;

/** Calls through the guard, which has its defaults but for the time-outs that all callers have. */
final class GuardedCaller implements Client {
    private static final Duration CALL = Duration.ofSeconds(4);

    private final Dependency dependency = Reliability.builder(new SimpleMeterRegistry())
            .dependency("callee", spec -> spec.timeout(CALL)
                    .attemptTimeout(PlainCaller.ATTEMPT)
                    .idempotent(true))
            .build()
            .dependency("callee");
    private final RealTime time;
    private final Http http;

    GuardedCaller(RealTime time, Http http) {
        this.time = time;
        this.http = http;
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
        http.send(call.timeoutNanos(), call::writeHeaders, (result, error) -> {
            boolean again = result == null ? call.failed(requireNonNull(error)) : call.succeeded(result);
            if (again) {
                time.after(call.pauseNanos(), () -> attempt(call, ending));
            } else if (result == null || result.status() == Callee.DONE) {
                ending.ended(error);
            } else {
                ending.ended(new IOException("status " + result.status()));
            }
        });
    }
}
