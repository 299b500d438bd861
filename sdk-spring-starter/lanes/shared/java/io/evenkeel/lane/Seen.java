package io.evenkeel.lane;

import io.evenkeel.call.CurrentJourney;
import io.evenkeel.call.JourneyContext;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** What a thread shows of the work that it does. */
record Seen(@Nullable JourneyContext journey, SpanContext span, Map<String, String> logKeys) {
    /** The keys of the log lines: where others are the contract, this is where it is said. */
    static final List<String> LOG_KEYS = List.of("trace_id", "span_id", "service", "journey");

    static Seen here() {
        Map<String, String> mdc = MDC.getCopyOfContextMap();
        return new Seen(
                CurrentJourney.get(),
                Span.current().getSpanContext(),
                mdc == null ? Map.of() : Map.copyOf(new HashMap<>(mdc)));
    }

    boolean nothing() {
        return journey == null && !span.isValid() && logKeys.isEmpty();
    }

    /** Which of journey, deadline, trace and log keys are those of where the work came from. */
    String comparedWith(Seen origin) {
        return letters(
                journey != null && journey == origin.journey,
                journey != null
                        && origin.journey != null
                        && Objects.equals(journey.deadline(), origin.journey.deadline()),
                span.getTraceId().equals(origin.span.getTraceId()));
    }

    /** The same for work that comes in by itself. */
    String ofItsOwn() {
        return letters(true, true, true);
    }

    private String letters(boolean sameJourney, boolean sameDeadline, boolean sameTrace) {
        boolean logs = logKeys.keySet().containsAll(LOG_KEYS) && logKeys.containsValue(span.getTraceId());
        String letters = (sameJourney && journey != null && journey.journey() != null ? "J " : "– ")
                + (sameDeadline && journey != null && journey.deadline() != null ? "D " : "– ")
                + (sameTrace && span.isValid() ? "T " : "– ")
                + (sameTrace && span.isValid() && logs ? "M" : "–");
        return letters.equals("– – – –") ? "no" : letters;
    }
}
