package io.evenkeel.benchmarks;

import java.util.Map;
import java.util.TreeMap;

/** How thoroughly it is measured. */
enum Form {
    /** Whether everything runs, in minutes. Its figures say nothing. */
    SHORT(1, 1, 1, 100, "-Xms512m -Xmx512m -XX:+UseG1GC -XX:+AlwaysPreTouch", 1, 1, 1_000),
    /** For figures. */
    LONG(2, 6, 8, 500, "-Xms2g -Xmx2g -XX:+UseG1GC -XX:+AlwaysPreTouch", 7, 8, 15_000);

    final int passes;
    final int warmups;
    final int measurements;
    final int millis;
    final String flags;
    /** How often a measurement without JMH is repeated. */
    final int repetitions;
    /** How many pairs of processes a Spring Boot application is measured in. */
    final int pairs;
    /** How long each is under load, to warm up and then to be measured. */
    final int loadMillis;

    Form(
            int passes,
            int warmups,
            int measurements,
            int millis,
            String flags,
            int repetitions,
            int pairs,
            int loadMillis) {
        this.passes = passes;
        this.warmups = warmups;
        this.measurements = measurements;
        this.millis = millis;
        this.flags = flags;
        this.repetitions = repetitions;
        this.pairs = pairs;
        this.loadMillis = loadMillis;
    }

    /** As the command line says it. */
    String label() {
        return this == SHORT ? "short" : "long";
    }

    Map<String, String> parameters(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(more);
        all.put("form", label());
        return all;
    }
}
