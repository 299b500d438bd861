package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.call.Outcome;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What OpenTelemetry throws stays away from the application, and is counted. */
class BrokenTracingTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void aTracerThatCannotBeHadIsDoneWithout() throws Exception {
        callsGoOn(new OpenTelemetry() {
            @Override
            public TracerProvider getTracerProvider() {
                throw new IllegalStateException("no provider");
            }

            @Override
            public ContextPropagators getPropagators() {
                throw new IllegalStateException("no propagators");
            }
        });

        assertThat(faults()).isEqualTo(1);
    }

    @Test
    void aSpanThatCannotBeStartedIsDoneWithout() throws Exception {
        callsGoOn(processing(true, false));

        assertThat(faults()).isEqualTo(4);
    }

    @Test
    void aSpanThatCannotBeEndedIsLeftSo() throws Exception {
        callsGoOn(processing(false, true));

        // Of the one that is tried again also its first attempt, and its second.
        assertThat(faults()).isEqualTo(6);
    }

    private void callsGoOn(OpenTelemetry broken) throws Exception {
        Dependency payments = Reliability.builder(registry)
                .announced(false)
                .jitter(() -> 0)
                .openTelemetry(broken)
                .dependency("payments", spec -> spec.idempotent(true))
                .build()
                .dependency("payments");
        List<Integer> attempts = new ArrayList<>();

        assertThat(payments.call(() -> "done")).isEqualTo("done");
        assertThat(payments.call(() -> {
                    attempts.add(0);
                    if (attempts.size() < 2) {
                        throw new IOException("down");
                    }
                    return "done";
                }))
                .isEqualTo("done");
        assertThat(payments.stage(() -> CompletableFuture.completedFuture("done"))
                        .toCompletableFuture()
                        .join())
                .isEqualTo("done");
        payments.record(Outcome.SUCCESS, 1, null, null);

        assertThat(registry.get("dependency.calls")
                        .tag("outcome", "success")
                        .timer()
                        .count())
                .isEqualTo(4);
        assertThat(Context.current()).isSameAs(Context.root());
    }

    private double faults() {
        return registry.get("reliability.sdk.faults")
                .tag("component", "tracing")
                .functionCounter()
                .count();
    }

    private static OpenTelemetry processing(boolean startThrows, boolean endThrows) {
        return OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder()
                        .addSpanProcessor(new SpanProcessor() {
                            @Override
                            public void onStart(Context parent, ReadWriteSpan span) {
                                if (startThrows) {
                                    throw new IllegalStateException("cannot start");
                                }
                            }

                            @Override
                            public boolean isStartRequired() {
                                return true;
                            }

                            @Override
                            public void onEnd(ReadableSpan span) {
                                if (endThrows) {
                                    throw new IllegalStateException("cannot end");
                                }
                            }

                            @Override
                            public boolean isEndRequired() {
                                return true;
                            }
                        })
                        .build())
                .build();
    }
}
