package io.evenkeel.spring.control;

import io.evenkeel.Modes;
import io.evenkeel.guard.GuardMode;
import io.evenkeel.guard.ModeSwitch.Overrides;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What everybody says who can switch modes. For each dependency the strongest counts that says anything of it: by its name, or
 * for all. Thread-safe.
 */
public final class ModeSources {
    private final Map<ModeSource, Overrides> said = new EnumMap<>(ModeSource.class);
    private final Modes modes;

    ModeSources(Modes modes) {
        this.modes = modes;
    }

    /** What one of them says now. */
    public synchronized Overrides said(ModeSource by) {
        return said.getOrDefault(by, Overrides.NONE);
    }

    /** Replaces what one of them says. */
    public synchronized void say(ModeSource by, UnaryOperator<Overrides> change) {
        said.put(by, change.apply(said(by)));
        modes.override(together(), by.label());
    }

    private Overrides together() {
        GuardMode all = null;
        Map<String, GuardMode> named = new HashMap<>();
        for (ModeSource by : ModeSource.values()) {
            Overrides one = said(by);
            if (one.all() != null) {
                all = one.all();
                named.clear();
            }
            named.putAll(one.named());
        }
        return new Overrides(all, named);
    }

    /** The same with another mode for everything; {@code null} for as configured. */
    public static Overrides withAll(Overrides before, @Nullable GuardMode mode) {
        return new Overrides(mode, before.named());
    }

    /** The same with another mode for one dependency; {@code null} for as all. */
    public static Overrides with(Overrides before, String dependency, @Nullable GuardMode mode) {
        Map<String, GuardMode> named = new HashMap<>(before.named());
        if (mode == null) {
            named.remove(dependency);
        } else {
            named.put(dependency, mode);
        }
        return new Overrides(before.all(), named);
    }
}
