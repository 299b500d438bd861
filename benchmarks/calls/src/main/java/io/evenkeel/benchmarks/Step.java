package io.evenkeel.benchmarks;

import java.util.List;

/**
 * One benchmark on a number of threads.
 *
 * @param benchmark its full name
 * @param parameter what it varies, or empty
 * @param variants the ones to run; all if there are none
 * @param meters whether the meters of Resilience4j are on its class path
 */
record Step(String benchmark, int threads, String parameter, List<String> variants, boolean meters) {
    /** Its class and method. */
    String row() {
        return benchmark.substring(benchmark.lastIndexOf('.', benchmark.lastIndexOf('.') - 1) + 1);
    }
}
