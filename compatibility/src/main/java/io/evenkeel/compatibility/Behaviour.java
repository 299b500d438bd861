package io.evenkeel.compatibility;

import java.io.IOException;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What every public method that an application calls does when it is called rightly, wrongly, or at the wrong time: which
 * class of exception comes out of it, or of {@code build()} for what is set up, if any. Found by calling them.
 *
 * @param methods for each method, in each scenario, {@code ok} or the exception's class
 */
public record Behaviour(SortedMap<String, SortedMap<String, String>> methods) {
    private static final String OK = "ok";
    private static final String HANGS = "hangs";
    private static final long PATIENCE_SECONDS = 20;
    private static final List<String> FACADE = List.of(
            "Dependency",
            "DependencySpec",
            "Journey",
            "JourneySpec",
            "LogSpec",
            "Modes",
            "Practices",
            "Propagation",
            "Reliability",
            "ReliabilityBuilder",
            "SdkInfo",
            "call.ActiveCall",
            "call.Deadline",
            "call.JourneyContext",
            "guard.BreakerSettings",
            "guard.LastGood",
            "guard.RetrySettings",
            "practice.Finding",
            "practice.PracticeReport",
            "slo.Objective",
            "standard.PlatformStandard",
            "standard.Settings",
            "standard.Waivers");

    /** Calls all methods of the SDK in a jar. */
    public static Behaviour of(Path jar) throws IOException {
        SortedMap<String, SortedMap<String, String>> methods = new TreeMap<>();
        try (ChildFirst sdk = new ChildFirst(jar)) {
            for (String name : FACADE) {
                Class<?> type = found(sdk, "io.evenkeel." + name);
                if (type == null) {
                    continue; // the release before did not have it; that nothing goes away is for the gate of the API
                }
                for (Method method : ordered(type.getMethods())) {
                    if (method.getDeclaringClass() == type && !method.isBridge() && !method.isSynthetic()) {
                        methods.put(signature(name, method), cells(sdk, type, method));
                    }
                }
            }
            return new Behaviour(methods);
        }
    }

    private static @Nullable Class<?> found(ClassLoader sdk, String name) {
        try {
            return Class.forName(name, true, sdk);
        } catch (ClassNotFoundException e) {
            return null;
        }
    }

    private static String signature(String type, Method method) {
        return type + "#" + method.getName()
                + Arrays.stream(method.getParameterTypes())
                        .map(Class::getSimpleName)
                        .collect(Collectors.joining(",", "(", ")"));
    }

    private static SortedMap<String, String> cells(ClassLoader sdk, Class<?> type, Method method) {
        SortedMap<String, String> cells = new TreeMap<>();
        Class<?>[] types = method.getParameterTypes();
        for (Scenario scenario : Scenario.values()) {
            if (types.length > 0 || !scenario.needsArguments()) {
                cells.put(scenario.key(), outcome(sdk, type, method, scenario, -1));
            }
        }
        for (int i = 0; i < types.length; i++) {
            if (!types[i].isPrimitive()) {
                cells.put("null-" + (i + 1), outcome(sdk, type, method, Scenario.VALID, i));
            }
        }
        return cells;
    }

    /** On a thread of its own: what is left on it, and an interruption, hurt nobody else. */
    private static String outcome(ClassLoader sdk, Class<?> type, Method method, Scenario scenario, int absent) {
        FutureTask<String> call = new FutureTask<>(() -> called(sdk, type, method, scenario, absent));
        Thread thread = new Thread(call, "behaviour of " + method.getName());
        thread.setDaemon(true);
        thread.start();
        try {
            return call.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            return HANGS;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(method + ", " + scenario, e);
        }
    }

    private static String called(ClassLoader sdk, Class<?> type, Method method, Scenario scenario, int absent) {
        try {
            Facade facade = new Facade(sdk, scenario);
            @Nullable Object[] arguments = facade.arguments(method);
            if (absent >= 0) {
                arguments[absent] = null;
            }
            facade.call(type, method, arguments);
            return OK;
        } catch (InvocationTargetException e) {
            return e.getCause() == null ? "?" : e.getCause().getClass().getName();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(method.toString(), e);
        }
    }

    /** In an order that no JVM changes. */
    static <T extends Executable> List<T> ordered(T[] members) {
        return Arrays.stream(members)
                .sorted(Comparator.comparing((T member) -> member.getParameterCount())
                        .thenComparing(Object::toString))
                .toList();
    }

    /** One line for each method. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        methods.forEach((method, cells) -> lines.add(method + " "
                + cells.entrySet().stream()
                        .map(cell -> cell.getKey() + "=" + cell.getValue())
                        .collect(Collectors.joining(" "))));
        return lines;
    }

    /** What throws that did not before, or something else, with a verdict each. Methods that are gone are for the gate of the API. */
    public static List<Difference> between(Behaviour old, Behaviour now) {
        List<Difference> differences = new ArrayList<>();
        old.methods.forEach((method, cells) -> {
            Map<String, String> is = now.methods.getOrDefault(method, new TreeMap<>());
            cells.forEach((cell, was) -> {
                String then = is.getOrDefault(cell, was);
                if (!then.equals(was)) {
                    differences.add(difference(method, cell, was, then));
                }
            });
        });
        return differences;
    }

    private static Difference difference(String method, String cell, String was, String is) {
        String id = "behaviour " + method + " " + cell;
        String called = method + ", called " + words(cell) + ", ";
        if (is.equals(OK)) {
            return Difference.compatible(id, called + "threw " + was + " and returns");
        }
        return new Difference(
                Verdict.BREAKING,
                id,
                called + (was.equals(OK) ? "returned" : "threw " + was) + " and "
                        + (is.equals(HANGS) ? "does not come back" : "throws " + is),
                "Code that has run for years fails where nobody catches it, and the SDK has promised not to hurt its host.",
                "Catch it inside and count it in reliability.sdk.faults, or refuse it where things are set up; or, before 1.0, "
                        + "add the line \"" + id + " = <reason>\" to compatibility/accepted.txt.");
    }

    private static String words(String cell) {
        for (Scenario scenario : Scenario.values()) {
            if (scenario.key().equals(cell)) {
                return scenario.words();
            }
        }
        return "with null as argument " + cell.substring("null-".length());
    }
}
