package io.evenkeel.e2e.rehearsal;

import io.evenkeel.e2e.rehearsal.Platform.Build;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** All services. What is done to many of them is done to a few at a time. */
final class Fleet {
    /** As many start at once as keep two cores busy. */
    private static final int AT_ONCE = 3;

    /** As many are asked at once as leave each a part of the cores: some answers are timed. */
    private static final int ASKED_AT_ONCE = 10;

    private final List<Instance> instances;
    private final Platform platform;
    private final String pricing;
    private final ExecutorService starting = Executors.newFixedThreadPool(AT_ONCE);
    private final ExecutorService waiting = Executors.newFixedThreadPool(ASKED_AT_ONCE);

    Fleet(List<Instance> instances, Platform platform, String pricing) {
        this.instances = List.copyOf(instances);
        this.platform = platform;
        this.pricing = pricing;
    }

    List<Instance> all() {
        return instances;
    }

    /** Every second one of each line of Spring Boot: the first that get a new build. */
    List<Instance> firstHalf() {
        return half(0);
    }

    List<Instance> secondHalf() {
        return half(1);
    }

    private List<Instance> half(int which) {
        List<Instance> half = new ArrayList<>();
        for (int i = 0; i < instances.size(); i++) {
            if (i / 2 % 2 == which) {
                half.add(instances.get(i));
            }
        }
        return half;
    }

    /** Restarts some on a build. Returns when all of them are ready; fails if one does not start. */
    void start(List<Instance> some, Build build) throws Exception {
        each(starting, some, instance -> {
            instance.startOn(platform, build, pricing);
            return instance;
        });
    }

    /** What each service answers, by its name. */
    <T> Map<String, T> ask(Function<Instance, T> question) throws Exception {
        Map<String, T> answers = new TreeMap<>();
        List<T> found = each(waiting, instances, question::apply);
        for (int i = 0; i < found.size(); i++) {
            answers.put(instances.get(i).row().name(), found.get(i));
        }
        return answers;
    }

    private interface Step<T> {
        T apply(Instance instance) throws Exception;
    }

    private static <T> List<T> each(ExecutorService threads, List<Instance> some, Step<T> step) throws Exception {
        List<Callable<T>> tasks = new ArrayList<>();
        some.forEach(instance -> tasks.add(() -> step.apply(instance)));
        List<T> results = new ArrayList<>();
        for (Future<T> result : threads.invokeAll(tasks)) {
            results.add(result.get());
        }
        return results;
    }

    void stop() throws Exception {
        each(waiting, instances, instance -> {
            instance.close();
            return instance;
        });
        starting.shutdown();
        waiting.shutdown();
    }
}
