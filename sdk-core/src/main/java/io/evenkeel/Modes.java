package io.evenkeel;

import static java.util.Objects.requireNonNull;

import io.evenkeel.guard.GuardMode;
import io.evenkeel.guard.ModeSwitch;
import io.evenkeel.guard.ModeSwitch.Overrides;
import io.evenkeel.logging.ModeLog;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Switches how far the guards go while the service runs: in force with the next call to every dependency, also to those that
 * nobody has called yet. Each change is logged, and shown by {@code reliability.info}. Thread-safe.
 */
public final class Modes {
    private final ModeSwitch modeSwitch;
    private final GuardMode configured;
    private final Consumer<GuardMode> shown;
    private volatile Switched now = new Switched(Overrides.NONE, null, Map.of());

    /**
     * What goes before the configuration, and who has said so last.
     *
     * @param switcher who has switched all; null for nobody
     * @param switchers who has switched a single dependency, by its name
     */
    record Switched(Overrides overrides, @Nullable String switcher, Map<String, String> switchers) {
        /**
         * Who it was, for people.
         *
         * @param dependency null for what is not said of a single one
         */
        String by(@Nullable String dependency) {
            String by = dependency == null ? switcher : switchers.get(dependency);
            return by == null ? "switched" : "switched by " + by;
        }

        Switched to(Overrides chosen, String by) {
            Map<String, String> named = new HashMap<>();
            chosen.named()
                    .forEach((name, mode) -> named.put(
                            name, mode == overrides.named().get(name) ? switchers.getOrDefault(name, by) : by));
            return new Switched(chosen, chosen.all() == overrides.all() ? switcher : by, Map.copyOf(named));
        }
    }

    Modes(ModeSwitch modeSwitch, GuardMode configured, Consumer<GuardMode> shown) {
        this.modeSwitch = modeSwitch;
        this.configured = configured;
        this.shown = shown;
        shown.accept(configured);
    }

    /** How far the guards go now that do not say so themselves. */
    public GuardMode mode() {
        GuardMode all = overrides().all();
        return all == null ? configured : all;
    }

    /** What goes before the configuration now. */
    public Overrides overrides() {
        return now.overrides();
    }

    /**
     * Replaces all that went before the configuration; does nothing if it is the same.
     *
     * @param by who switches, for the log, such as the name of a file; never what comes from outside
     */
    public synchronized void override(Overrides chosen, String by) {
        requireNonNull(by, "by");
        Overrides before = overrides();
        if (chosen.equals(before)) {
            return;
        }
        modeSwitch.set(chosen);
        now = now.to(chosen, by);
        shown.accept(mode());
        ModeLog.switched(by, text(before), text(chosen));
    }

    /** Both at once: who reads them one after the other may see the one before a switch and the other behind it. */
    Switched switched() {
        return now;
    }

    private static String text(Overrides overrides) {
        if (overrides.equals(Overrides.NONE)) {
            return "as configured";
        }
        GuardMode all = overrides.all();
        StringBuilder text = new StringBuilder(all == null ? "as configured" : all.label());
        new TreeMap<>(overrides.named())
                .forEach((name, mode) ->
                        text.append(", ").append(name).append(' ').append(mode.label()));
        return text.toString();
    }
}
