package io.evenkeel.spring.report;

import io.evenkeel.Dependency;
import io.evenkeel.Reliability;
import io.evenkeel.guard.GuardMode;
import io.evenkeel.spring.control.ModeSource;
import io.evenkeel.spring.control.ModeSources;
import io.evenkeel.spring.facts.Facts;
import io.evenkeel.spring.facts.Inventory;
import io.evenkeel.spring.facts.PortalForms;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/** The same, where the application lets people switch modes. What they say holds until they take it back, or the restart. */
@Endpoint(id = "reliability")
final class WritableReliabilityEndpoint extends ReliabilityEndpoint {
    private static final String AS_CONFIGURED = "configured";

    private final Reliability reliability;
    private final ModeSources sources;

    WritableReliabilityEndpoint(
            Reliability reliability, ModeSources sources, Facts facts, PortalForms forms, Inventory inventory) {
        super(reliability, sources, facts, forms, inventory);
        this.reliability = reliability;
        this.sources = sources;
    }

    /** Switches everything that has not been switched by its name. */
    @WriteOperation
    Map<String, Object> switchAll(String mode) {
        GuardMode chosen = mode(mode);
        sources.say(ModeSource.ENDPOINT, before -> ModeSources.withAll(before, chosen));
        return modes();
    }

    /** Switches one dependency that there is by now. */
    @WriteOperation
    Map<String, Object> switchOne(@Selector String dependency, String mode) {
        GuardMode chosen = mode(mode);
        if (reliability.dependencies().stream().map(Dependency::name).noneMatch(dependency::equals)) {
            throw new InvalidEndpointRequestException(
                    "Unknown dependency", "dependency (expected: the name of one that there is)");
        }
        sources.say(ModeSource.ENDPOINT, before -> ModeSources.with(before, dependency, chosen));
        return modes();
    }

    private static @Nullable GuardMode mode(String text) {
        if (text.equals(AS_CONFIGURED)) {
            return null;
        }
        return Arrays.stream(GuardMode.values())
                .filter(mode -> mode.label().equals(text))
                .findFirst()
                .orElseThrow(() -> new InvalidEndpointRequestException(
                        "Unknown mode", "mode (expected: enforce, observe, off or configured)"));
    }
}
