package io.evenkeel.benchmarks.row;

import org.openjdk.jmh.annotations.Benchmark;

/** Ours where resilience4j-micrometer is on the class path: Resilience4j hears of each call, and its windows decide. */
public class SdkWithMeters {
    @Benchmark
    public Object call(SdkState sdk, InJourney thread) {
        return sdk.dependency.get(sdk.work);
    }
}
