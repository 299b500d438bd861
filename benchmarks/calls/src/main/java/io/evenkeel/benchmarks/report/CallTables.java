package io.evenkeel.benchmarks.report;

import io.evenkeel.benchmarks.report.CallTable.Named;
import java.util.List;

/** What stands in the report of the rows of JMH, and in which order. */
final class CallTables {
    static final List<CallTable> ALL = List.of(
            new CallTable(
                    "A call that succeeds",
                    "Ours: the dependency's meters by outcome, histogram, breaker, limit, deadline, retry budget, span, in a journey"
                            + " whose log keys are set. By hand: timer with SLO buckets, span, Resilience4j's breaker, retry and"
                            + " bulkhead, one log key. The guards below the line neither measure nor trace.",
                    List.of(
                            new Named("floor", "FloorCalls.call"),
                            new Named("**ours**", "SdkCalls.call"),
                            new Named("**ours**, each thread another dependency", "SdkCalls.callOfOwnDependency"),
                            new Named("**ours**, outside of a journey", "SdkCalls.dependencyOnly"),
                            new Named("**ours**, with the meters of Resilience4j", "SdkWithMeters.call"),
                            new Named("by hand", "HandAssembledCalls.call"),
                            new Named("the usual habit: looked up with each call", "HabitCalls.call"),
                            new Named("Observation + Resilience4j", "ObservedCalls.call"),
                            new Named(
                                    "Resilience4j: breaker, retry, bulkhead, their meters",
                                    "Resilience4jCalls.measured"),
                            new Named("Resilience4j: breaker, retry, bulkhead", "Resilience4jCalls.all"),
                            new Named("Resilience4j: breaker", "Resilience4jCalls.breaker"),
                            new Named("Failsafe: breaker, retry", "OtherGuards.failsafe"),
                            new Named("SmallRye: breaker, retry", "OtherGuards.smallRye"),
                            new Named("Sentinel: concurrency, ratio of errors", "SentinelCalls.call"),
                            new Named("Netflix concurrency-limits", "OtherGuards.netflix")),
                    "FloorCalls.call",
                    "HandAssembledCalls.call"),
            new CallTable(
                    "Journeys",
                    "By hand: timer with SLO buckets, good and bad, span, one log key, around calls as above. The ratio is to the same"
                            + " nesting with one call.",
                    List.of(
                            new Named("**ours**: a journey alone", "SdkCalls.journeyOnly"),
                            new Named("**ours**: around one call", "SdkCalls.journeyWithCall"),
                            new Named("**ours**: around three calls", "SdkCalls.journeyWithThreeCalls"),
                            new Named("by hand: around one call", "HandAssembledCalls.journeyWithCall"),
                            new Named("by hand: around three calls", "HandAssembledCalls.journeyWithThreeCalls"),
                            new Named("Observation + Resilience4j: around one call", "ObservedCalls.journeyWithCall"),
                            new Named("Resilience4j: three calls, nothing around", "Resilience4jCalls.three")),
                    "",
                    "HandAssembledCalls.journeyWithCall"),
            new CallTable(
                    "A call that fails",
                    "31 of 32 throw, always the same exception; nothing is tried again, and no breaker opens.",
                    List.of(
                            new Named("floor", "FloorCalls.callFails"),
                            new Named("**ours**", "SdkCalls.callFails"),
                            new Named("**ours**, with the journey around it", "SdkCalls.journeyWithCallThatFails"),
                            new Named("by hand", "HandAssembledCalls.callFails"),
                            new Named(
                                    "by hand, with the journey around it",
                                    "HandAssembledCalls.journeyWithCallThatFails"),
                            new Named("Resilience4j: breaker, retry, bulkhead", "Resilience4jCalls.allFail"),
                            new Named("Resilience4j: breaker", "Resilience4jCalls.breakerFails"),
                            new Named("Failsafe: breaker, retry", "OtherGuards.failsafeFails"),
                            new Named("SmallRye: breaker, retry", "OtherGuards.smallRyeFails"),
                            new Named("Sentinel", "SentinelCalls.callFails")),
                    "FloorCalls.callFails",
                    "HandAssembledCalls.callFails"),
            new CallTable(
                    "A call that is refused",
                    "The breaker is open, or the limit is reached, for good. Floor: one counter and a new exception without a trace.",
                    List.of(
                            new Named("floor", "FloorCalls.refused"),
                            new Named("**ours**: the breaker is open", "SdkRefusals.breakerOpen"),
                            new Named("**ours**: the limit is reached", "SdkRefusals.limitReached"),
                            new Named("by hand", "HandAssembledCalls.refused"),
                            new Named("Resilience4j: breaker", "Resilience4jCalls.refused"),
                            new Named(
                                    "Resilience4j: breaker, without stack traces",
                                    "Resilience4jCalls.refusedWithoutTrace"),
                            new Named("Failsafe", "OtherGuards.failsafeRefuses"),
                            new Named("SmallRye", "OtherGuards.smallRyeRefuses"),
                            new Named("Sentinel", "SentinelCalls.refused")),
                    "FloorCalls.refused",
                    "HandAssembledCalls.refused"),
            new CallTable(
                    "Modes, and parts of calls",
                    "Modes: a call outside of a journey.",
                    List.of(
                            new Named("**ours**: observe", "SdkModes.observe"),
                            new Named("**ours**: off", "SdkModes.off"),
                            new Named("the bare call", "Bare.call"),
                            new Named("the clock, read twice", "Bare.twoClockReads"),
                            new Named("OpenTelemetry's span, unsampled", "Bare.unsampledSpan"),
                            new Named("OpenTelemetry's span, 10 % sampled, two attributes", "Bare.tenPercentSpan")),
                    "FloorCalls.call",
                    ""));

    private CallTables() {}
}
