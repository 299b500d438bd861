package io.evenkeel;

import io.evenkeel.call.Operation;
import io.evenkeel.logging.OverflowLog;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Things by name, never more than a cap. What is beyond it, and what has a name that cannot be a label, is one shared
 * thing named {@link Operation#OVERFLOW}: still counted, still guarded.
 */
final class Catalog<T> {
    private final ConcurrentHashMap<String, T> named = new ConcurrentHashMap<>();
    private final Set<String> unasked = ConcurrentHashMap.newKeySet();
    private final int cap;
    private final Function<String, T> factory;
    private final OverflowLog overflow;

    Catalog(int cap, Function<String, T> factory, OverflowLog overflow) {
        this.cap = cap;
        this.factory = factory;
        this.overflow = overflow;
    }

    /** Adds what was declared at set-up; the cap is for what comes later. */
    void declare(String name, T thing) {
        named.put(name, thing);
        unasked.add(name);
    }

    /** The names that were declared, but that nobody has asked for yet. */
    Set<String> unasked() {
        return Set.copyOf(unasked);
    }

    T get(String name) {
        T known = named.get(name);
        if (known != null) {
            if (!unasked.isEmpty()) {
                unasked.remove(name);
            }
            return known;
        }
        return Operation.isAllowed(name) ? add(name) : overflow();
    }

    List<T> all() {
        return List.copyOf(named.values());
    }

    private T add(String name) {
        if (named.size() >= cap) {
            return overflow();
        }
        synchronized (this) {
            T known = named.get(name);
            if (known == null && named.size() < cap) {
                known = factory.apply(name);
                named.put(name, known);
            }
            return known == null ? overflow() : known;
        }
    }

    private T overflow() {
        overflow.overflowed();
        return named.computeIfAbsent(Operation.OVERFLOW, factory);
    }
}
