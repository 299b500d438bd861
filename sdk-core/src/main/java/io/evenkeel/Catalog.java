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
        return get(name, factory);
    }

    /**
     * @param declaration makes the thing of this name if there is none yet
     */
    T get(String name, Function<String, T> declaration) {
        T known = named.get(name);
        if (known != null) {
            if (!unasked.isEmpty()) {
                unasked.remove(name);
            }
            return known;
        }
        return Operation.isAllowed(name) ? add(name, declaration) : overflow();
    }

    List<T> all() {
        return List.copyOf(named.values());
    }

    private T add(String name, Function<String, T> declaration) {
        if (isFull()) {
            return overflow();
        }
        synchronized (this) {
            if (named.containsKey(name) || !isFull()) {
                return made(name, declaration);
            }
        }
        return overflow();
    }

    private T overflow() {
        overflow.overflowed();
        return made(Operation.OVERFLOW, factory);
    }

    /** The shared thing takes no place: the cap would otherwise depend on whether it came first. */
    private boolean isFull() {
        return named.size() - (named.containsKey(Operation.OVERFLOW) ? 1 : 0) >= cap;
    }

    /** Under a lock of our own: the factory registers meters, and who listens to those may ask for another name. */
    private T made(String name, Function<String, T> declaration) {
        T known = named.get(name);
        if (known != null) {
            return known;
        }
        synchronized (this) {
            T thing = named.get(name);
            if (thing == null) {
                thing = declaration.apply(name);
                named.put(name, thing);
            }
            return thing;
        }
    }
}
