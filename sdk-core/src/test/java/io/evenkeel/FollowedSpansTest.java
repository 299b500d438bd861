package io.evenkeel;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.logging.KeySnapshot;
import io.evenkeel.logging.KeySnapshots;
import io.evenkeel.logging.TraceKeys;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class FollowedSpansTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private final Reliability reliability = reliability(false);
    private final TraceKeys keys = keys(reliability);

    @BeforeEach
    @AfterEach
    void clear() {
        MDC.clear();
    }

    @Test
    void eachSpanIsShownAndAfterTheLastOneWhatWasThereBeforeTheFirst() {
        MDC.put("trace_id", "of the host");

        span("00f067aa0ba902b7", () -> {
            assertThat(MDC.getCopyOfContextMap()).isEqualTo(Map.of("trace_id", TRACE, "span_id", "00f067aa0ba902b7"));
            span("00f067aa0ba902b8", () -> assertThat(MDC.get("span_id")).isEqualTo("00f067aa0ba902b8"));
            keys.showCurrent();
            assertThat(MDC.get("span_id")).isEqualTo("00f067aa0ba902b7");
        });
        keys.showCurrent();

        assertThat(MDC.getCopyOfContextMap()).isEqualTo(Map.of("trace_id", "of the host"));
    }

    @Test
    void noSpanWithinASpanShowsNone() {
        span("00f067aa0ba902b7", () -> Context.root()
                .wrap(() -> {
                    keys.showCurrent();
                    assertThat(MDC.getCopyOfContextMap()).isNullOrEmpty();
                })
                .run());
    }

    @Test
    void twoApplicationsOfOneProcessLeaveNothingOfEachOther() {
        TraceKeys other = keys(reliability(true));
        span("00f067aa0ba902b7", other::showCurrent);
        other.showCurrent();
        keys.showCurrent();

        assertThat(MDC.getCopyOfContextMap()).isNullOrEmpty();
    }

    @Test
    void aSnapshotIsShownLaterAndTakenAwayAgain() {
        KeySnapshots snapshots = reliability.logKeys().snapshots();
        KeySnapshot taken = reliability.journey("checkout").get(() -> {
            MDC.put("traceId", "of the bridge");
            MDC.put("user", "7");
            return snapshots.take();
        });
        MDC.clear();
        MDC.put("journey", "of the host");

        KeySnapshot before = snapshots.show(taken);
        assertThat(MDC.getCopyOfContextMap())
                .isEqualTo(Map.of("service", "shop", "journey", "checkout", "traceId", "of the bridge"));
        snapshots.putBack(before);

        assertThat(MDC.getCopyOfContextMap()).isEqualTo(Map.of("journey", "of the host"));
    }

    private void span(String id, Runnable work) {
        SpanContext span = SpanContext.create(TRACE, id, TraceFlags.getDefault(), TraceState.getDefault());
        Context.current()
                .with(Span.wrap(span))
                .wrap(() -> {
                    keys.showCurrent();
                    work.run();
                })
                .run();
    }

    private static Reliability reliability(boolean datadog) {
        return Reliability.builder(new SimpleMeterRegistry())
                .service("shop")
                .announced(false)
                .logs(logs -> logs.spansFollowed(true).datadog(datadog))
                .build();
    }

    private static TraceKeys keys(Reliability reliability) {
        return requireNonNull(reliability.logKeys().followed());
    }
}
