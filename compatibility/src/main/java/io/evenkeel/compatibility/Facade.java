package io.evenkeel.compatibility;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One instance of the SDK, built anew for one call, reached by reflection alone: the SDK of any release. */
final class Facade {
    private static final String HOSTILE = "\n${jndi:ldap://127.0.0.1/}\u0000\u202e\"{},=" + "x".repeat(10_000);
    private static final int DEPTH = 4;

    private final ClassLoader sdk;
    private final Scenario scenario;
    private final MeterRegistry registry;
    private final Object builder;
    private @Nullable Object reliability;

    Facade(ClassLoader sdk, Scenario scenario) throws ReflectiveOperationException {
        this.sdk = sdk;
        this.scenario = scenario;
        this.registry = scenario == Scenario.THROWING_REGISTRY ? new ThrowingRegistry() : new SimpleMeterRegistry();
        this.builder = builder();
    }

    private Object builder() throws ReflectiveOperationException {
        return type("io.evenkeel.Reliability")
                .getMethod("builder", MeterRegistry.class)
                .invoke(null, registry);
    }

    /** From here on the host is what the scenario says. */
    private void turn() {
        if (registry instanceof ThrowingRegistry throwing) {
            throwing.startThrowing();
        }
        if (scenario == Scenario.CLOSED_REGISTRY) {
            registry.close();
        }
        if (scenario == Scenario.INTERRUPTED) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Calls a method of a type on something that has it. What is only declared is then built, because much that is wrong is
     * found there.
     */
    void call(Class<?> type, Method method, @Nullable Object[] arguments) throws ReflectiveOperationException {
        if (Modifier.isStatic(method.getModifiers())) {
            turn();
            method.invoke(null, arguments);
            return;
        }
        switch (type.getSimpleName()) {
            case "ReliabilityBuilder" -> {
                turn();
                method.invoke(builder, arguments);
                if (!method.getName().equals("build")) {
                    call(builder, "build");
                }
            }
            case "JourneySpec" -> declare(declaration(method, arguments), "journey", "other");
            case "DependencySpec" -> declare(declaration(method, arguments), "dependency", "other");
            case "LogSpec" -> declare(declaration(method, arguments), "logs");
            default -> {
                Object receiver = receiver(type);
                turn();
                method.invoke(receiver, arguments);
            }
        }
    }

    private void declare(Consumer<Object> declaration, String method, Object... name)
            throws ReflectiveOperationException {
        turn();
        List<Object> arguments = new ArrayList<>(Arrays.asList(name));
        arguments.add(declaration);
        call(builder, method, arguments.toArray());
        call(builder, "build");
    }

    private static Consumer<Object> declaration(Method method, @Nullable Object[] arguments) {
        return spec -> {
            try {
                method.invoke(spec, arguments);
            } catch (InvocationTargetException e) {
                throw Facade.<RuntimeException>asItIs(e.getTargetException());
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        };
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <X extends Throwable> X asItIs(Throwable thrown) throws X {
        throw (X) thrown;
    }

    private Object receiver(Class<?> type) throws ReflectiveOperationException {
        Object receiver =
                switch (type.getSimpleName()) {
                    case "Reliability" -> reliability();
                    case "Journey" -> call(reliability(), "journey", "default");
                    case "Dependency" -> call(reliability(), "dependency", "remote");
                    case "Modes" -> call(reliability(), "modes");
                    case "SdkInfo" -> call(reliability(), "info");
                    case "ActiveCall" -> call(call(reliability(), "journey", "default"), "start");
                    case "JourneyContext" -> call(call(reliability(), "journey", "default"), "context");
                    case "LastGood" -> lastGood();
                    case "Practices" -> call(reliability(), "practices");
                    case "Settings" -> call(reliability(), "settings");
                    default -> new Arguments(Scenario.VALID).of(type, DEPTH);
                };
        if (receiver == null) {
            throw new IllegalStateException("nothing makes a " + type + ": Facade has to know how");
        }
        return receiver;
    }

    /** One that has a value. */
    private Object lastGood() throws ReflectiveOperationException {
        Object lastGood = call(call(reliability(), "dependency", "remote"), "lastGood", Duration.ofMinutes(5));
        call(lastGood, "succeeded", "done");
        return lastGood;
    }

    private static Object objective(Class<?> type) throws ReflectiveOperationException {
        return type.getMethod("availability", String.class).invoke(null, "0.999");
    }

    private Object reliability() throws ReflectiveOperationException {
        Object built = reliability;
        if (built == null) {
            built = call(builder(), "build");
            reliability = built;
        }
        return built;
    }

    private Class<?> type(String name) throws ClassNotFoundException {
        return Class.forName(name, true, sdk);
    }

    private static Object call(Object receiver, String name, Object... arguments) throws ReflectiveOperationException {
        for (Method method : receiver.getClass().getMethods()) {
            if (method.getName().equals(name) && fits(method.getParameterTypes(), arguments)) {
                return method.invoke(receiver, arguments);
            }
        }
        throw new NoSuchMethodException(receiver.getClass() + "." + name);
    }

    private static boolean fits(Class<?>[] types, Object[] arguments) {
        if (types.length != arguments.length) {
            return false;
        }
        for (int i = 0; i < types.length; i++) {
            if (!types[i].isInstance(arguments[i])) {
                return false;
            }
        }
        return true;
    }

    /** What a method is called with in this scenario. */
    @Nullable
    Object[] arguments(Method method) {
        Arguments arguments = new Arguments(scenario);
        Object[] all = Arrays.stream(method.getParameterTypes())
                .map(type -> arguments.of(type, DEPTH))
                .toArray();
        if (scenario != Scenario.EMPTY && scenario != Scenario.HOSTILE) {
            switch (method.getDeclaringClass().getSimpleName() + "#" + method.getName()) {
                case "Objective#over" -> all[0] = Duration.ofDays(7); // whole days only
                case "PlatformStandard#read" -> {
                    // ours
                    all[0] = sdk;
                    all[1] = null;
                    all[2] = List.of();
                }
                default -> {}
            }
        }
        return all;
    }

    /** Makes a value of any type. */
    private final class Arguments {
        private final Scenario scenario;

        Arguments(Scenario scenario) {
            this.scenario = scenario;
        }

        private <T> T one(T valid, T empty, T hostile) {
            return switch (scenario) {
                case EMPTY -> empty;
                case HOSTILE -> hostile;
                default -> valid;
            };
        }

        @Nullable
        Object of(Class<?> type, int depth) {
            if (type.isPrimitive()) {
                return primitive(type);
            }
            if (type == String.class) {
                return one("0.9", "", HOSTILE); // a name, and a target
            }
            if (type == Duration.class) {
                return one(Duration.ofSeconds(1), Duration.ZERO, Duration.ofSeconds(Long.MIN_VALUE));
            }
            if (type == URI.class) {
                return URI.create(one("http://127.0.0.1/", "", "x:%20"));
            }
            if (type == List.class || type == Iterable.class || type == java.util.Collection.class) {
                return one(List.of("a"), List.of(), Collections.nCopies(1_000, HOSTILE));
            }
            if (type == Set.class) {
                return one(Set.of("a"), Set.of(), Set.of(HOSTILE));
            }
            if (type == Map.class) {
                return one(Map.of(), Map.of(), Map.of(HOSTILE, HOSTILE));
            }
            if (type == Object.class) {
                return one("a", "", HOSTILE);
            }
            if (type == Throwable.class || type == Exception.class) {
                return new IllegalStateException(one("a", "", HOSTILE));
            }
            if (MeterRegistry.class.isAssignableFrom(type)) {
                return registry;
            }
            if (type.isEnum()) {
                return type.getEnumConstants()[0];
            }
            if (type.isInterface()) {
                return stub(type);
            }
            return ours(type, depth);
        }

        private @Nullable Object primitive(Class<?> type) {
            if (type == boolean.class) {
                return true;
            }
            if (type == int.class) {
                return one(1, 0, Integer.MIN_VALUE);
            }
            if (type == long.class) {
                return one(1L, 0L, Long.MIN_VALUE);
            }
            return type == double.class ? one(0.5, 0.0, Double.NaN) : null;
        }

        /** A callback; work gives back a stage, which is as good as anything where none is needed. */
        private Object stub(Class<?> type) {
            return Proxy.newProxyInstance(
                    type.isSealed() ? sdk : loader(type), new Class<?>[] {type}, (proxy, method, given) -> {
                        if (method.getDeclaringClass() == Object.class) {
                            return switch (method.getName()) {
                                case "equals" -> proxy == given[0];
                                case "hashCode" -> System.identityHashCode(proxy);
                                default -> type.getSimpleName();
                            };
                        }
                        if (scenario == Scenario.THROWING_WORK) {
                            throw new IllegalStateException("this callback throws");
                        }
                        Class<?> returned = method.getReturnType();
                        if (returned == void.class) {
                            return null;
                        }
                        return returned == Object.class
                                ? CompletableFuture.completedFuture("done")
                                : new Arguments(Scenario.VALID).of(returned, 1);
                    });
        }

        private ClassLoader loader(Class<?> type) {
            ClassLoader loader = type.getClassLoader();
            return loader == null ? sdk : loader;
        }

        /** A class of ours: from a static method of its own, or from a constructor; {@code null} where neither does. */
        private @Nullable Object ours(Class<?> type, int depth) {
            if (depth == 0) {
                return null;
            }
            if (type.getSimpleName().equals("Objective")) {
                return tried(() -> objective(type));
            }
            for (Method method : Behaviour.ordered(type.getMethods())) {
                if (Modifier.isStatic(method.getModifiers()) && method.getReturnType() == type) {
                    Object made = tried(() -> method.invoke(null, valid(method.getParameterTypes(), depth)));
                    if (made != null) {
                        return made;
                    }
                }
            }
            for (Constructor<?> constructor : Behaviour.ordered(type.getConstructors())) {
                Object made = tried(() -> constructor.newInstance(valid(constructor.getParameterTypes(), depth)));
                if (made != null) {
                    return made;
                }
            }
            return null;
        }

        private @Nullable Object[] valid(Class<?>[] types, int depth) {
            Arguments valid = new Arguments(Scenario.VALID);
            return Arrays.stream(types).map(each -> valid.of(each, depth - 1)).toArray();
        }
    }

    private interface Making {
        Object make() throws ReflectiveOperationException;
    }

    private static @Nullable Object tried(Making making) {
        try {
            return making.make();
        } catch (InvocationTargetException e) {
            return null;
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            return null;
        }
    }
}
