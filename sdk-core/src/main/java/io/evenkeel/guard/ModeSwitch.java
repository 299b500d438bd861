package io.evenkeel.guard;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Changes how far guards go while the service runs. Every guard looks at it with every call, so that a change is in force
 * for the next one. Thread-safe.
 */
public final class ModeSwitch {
    /**
     * Modes that go before what was configured.
     *
     * @param all for every dependency that is not named; {@code null} for as configured
     * @param named for single dependencies, by name
     */
    public record Overrides(@Nullable GuardMode all, Map<String, GuardMode> named) {
        /** Everything is as configured. */
        public static final Overrides NONE = new Overrides(null, Map.of());

        public Overrides {
            named = Map.copyOf(named);
        }

        GuardMode mode(String dependency, GuardMode configured) {
            GuardMode chosen = named.get(dependency);
            chosen = chosen == null ? all : chosen;
            return chosen == null ? configured : chosen;
        }
    }

    private volatile Overrides overrides = Overrides.NONE;

    /** What goes before the configuration now. */
    public Overrides overrides() {
        return overrides;
    }

    /** Replaces all that went before the configuration. */
    public void set(Overrides chosen) {
        overrides = requireNonNull(chosen, "overrides");
    }

    GuardMode mode(String dependency, GuardMode configured) {
        return overrides.mode(dependency, configured);
    }
}
