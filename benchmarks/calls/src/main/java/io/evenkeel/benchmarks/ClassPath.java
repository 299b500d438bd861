package io.evenkeel.benchmarks;

import java.io.File;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * What the processes find that measure. Where the meters of Resilience4j are there, ours has Resilience4j hear of each call:
 * that is measured in a row of its own, and the other rows of ours are a service without them.
 */
final class ClassPath {
    private static final String PROPERTY = "java.class.path";
    private static final String METERS = "resilience4j-micrometer";
    private static final String ALL = System.getProperty(PROPERTY);

    private ClassPath() {}

    /** For processes that this one starts. */
    static String of(boolean meters) {
        return meters
                ? ALL
                : Arrays.stream(ALL.split(File.pathSeparator))
                        .filter(entry -> !new File(entry).getName().startsWith(METERS))
                        .collect(Collectors.joining(File.pathSeparator));
    }

    /** For the forks of JMH, which reads it of the process that it runs in. */
    static void forForks(boolean meters) {
        System.setProperty(PROPERTY, of(meters));
    }
}
