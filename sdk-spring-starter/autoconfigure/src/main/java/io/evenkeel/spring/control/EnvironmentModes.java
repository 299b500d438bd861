package io.evenkeel.spring.control;

import io.evenkeel.call.Component;
import io.evenkeel.call.FaultListener;
import io.evenkeel.call.Operation;
import io.evenkeel.guard.GuardMode;
import io.evenkeel.guard.ModeSwitch.Overrides;
import io.evenkeel.logging.ModeLog;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.event.GenericApplicationListener;
import org.springframework.core.ResolvableType;
import org.springframework.core.env.Environment;

/** Follows the modes in the properties where Spring Cloud says that they have changed. */
final class EnvironmentModes implements GenericApplicationListener {
    /** By name: most applications do not have the library. */
    private static final Set<String> CHANGES = Set.of(
            "org.springframework.cloud.context.environment.EnvironmentChangeEvent",
            "org.springframework.cloud.context.scope.refresh.RefreshScopeRefreshedEvent");

    private static final Bindable<Map<String, Part>> DEPENDENCIES = Bindable.mapOf(String.class, Part.class);

    /** Of the properties of a dependency, the one that matters here. */
    record Part(@Nullable GuardMode mode) {}

    private record Configured(GuardMode all, Map<String, GuardMode> named) {
        GuardMode of(String dependency) {
            return named.getOrDefault(dependency, all);
        }
    }

    private final Environment environment;
    private final ModeSources sources;
    private final FaultListener faults;
    private final Configured atStart;

    EnvironmentModes(Environment environment, ModeSources sources, FaultListener faults) {
        this.environment = environment;
        this.sources = sources;
        this.faults = faults;
        this.atStart = configured();
    }

    @Override
    public boolean supportsEventType(ResolvableType type) {
        Class<?> event = type.resolve();
        return event != null && CHANGES.contains(event.getName());
    }

    @Override
    public void onApplicationEvent(ApplicationEvent event) {
        try {
            Overrides changed = changedTo(configured());
            sources.say(ModeSource.ENVIRONMENT, before -> changed);
        } catch (BindException refused) {
            ModeLog.notSwitched(
                    ModeSource.ENVIRONMENT.label(), refused.getName() + " (expected: one of enforce, observe, off)");
        } catch (Throwable fault) {
            faults.isolated(Component.GUARD, fault);
        }
    }

    private Configured configured() {
        Binder binder = Binder.get(environment);
        Map<String, GuardMode> named = new HashMap<>();
        binder.bind("evenkeel.dependencies", DEPENDENCIES).orElse(Map.of()).forEach((name, part) -> {
            if (part.mode() != null && Operation.isAllowed(name)) {
                named.put(name, part.mode());
            }
        });
        return new Configured(
                binder.bind("evenkeel.mode", GuardMode.class).orElse(GuardMode.ENFORCE), Map.copyOf(named));
    }

    private Overrides changedTo(Configured now) {
        GuardMode all = now.all() == atStart.all() ? null : now.all();
        Set<String> names = new TreeSet<>(atStart.named().keySet());
        names.addAll(now.named().keySet());
        Map<String, GuardMode> named = new HashMap<>();
        for (String name : names) {
            if (all != null || now.of(name) != atStart.of(name)) {
                named.put(name, now.of(name));
            }
        }
        return new Overrides(all, named);
    }
}
