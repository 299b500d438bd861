package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.call.CurrentJourney;
import io.evenkeel.call.JourneyContext;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class LogKeysTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SPAN = "00f067aa0ba902b7";
    private static final Span UNSAMPLED =
            Span.wrap(SpanContext.create(TRACE, SPAN, TraceFlags.getDefault(), TraceState.getDefault()));

    private final ReliabilityBuilder builder =
            Reliability.builder(new SimpleMeterRegistry()).service("shop").announced(false);

    @BeforeEach
    @AfterEach
    void clear() {
        MDC.clear();
    }

    @Test
    void theWorkOfAJourneyShowsServiceJourneyAndTheUnsampledSpan() {
        Context.current()
                .with(UNSAMPLED)
                .wrap(() -> {
                    assertThat(shownIn("checkout"))
                            .isEqualTo(Map.of(
                                    "service", "shop", "journey", "checkout", "trace_id", TRACE, "span_id", SPAN));
                })
                .run();
        assertThat(shown()).isEmpty();
    }

    @Test
    void withoutASpanThereIsNoTrace() {
        assertThat(shownIn("checkout")).isEqualTo(Map.of("service", "shop", "journey", "checkout"));
    }

    @Test
    void whatTheHostHadThereComesBackAlsoAfterAnException() {
        Map<String, String> host = Map.of(
                "service", "host", "journey", "of the host", "trace_id", "host's", "span_id", "too", "user", "7");
        host.forEach(MDC::put);
        Journey checkout = builder.build().journey("checkout");

        assertThatThrownBy(() -> checkout.run(() -> {
                    assertThat(MDC.get("journey")).isEqualTo("checkout");
                    assertThat(MDC.get("trace_id")).isNull();
                    assertThat(MDC.get("user")).isEqualTo("7");
                    throw new IllegalStateException();
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(shown()).isEqualTo(host);
    }

    @Test
    void anInnerJourneyShowsItsOwnNameAndGivesBackTheOuterOne() {
        Reliability reliability = builder.build();
        reliability.journey("outer").run(() -> {
            reliability.journey("inner").run(() -> assertThat(MDC.get("journey"))
                    .isEqualTo("inner"));
            assertThat(MDC.get("journey")).isEqualTo("outer");
        });
        assertThat(shown()).isEmpty();
    }

    @Test
    void aJourneyThatNobodyKnowsYetShowsNoneAndNotTheOneAround() {
        builder.build().journey("outer").run(() -> {
            JourneyContext nameless = new JourneyContext();
            CurrentJourney.enter(nameless);
            assertThat(MDC.get("journey")).isEqualTo("outer"); // it has no scope
            CurrentJourney.leave(nameless);
        });
    }

    @Test
    void datadogGetsTheLowerHalfOfTheTraceInDecimal() {
        builder.logs(logs -> logs.datadog(true).environment("prod").version("1.2"));
        Context.current()
                .with(UNSAMPLED)
                .wrap(() -> {
                    assertThat(shownIn("checkout"))
                            .containsEntry("dd.trace_id", Long.toUnsignedString(0xa3ce929d0e0e4736L))
                            .containsEntry("dd.trace_id", "11803532876627986230")
                            .containsEntry("dd.span_id", "67667974448284343")
                            .containsEntry("dd.service", "shop")
                            .containsEntry("dd.env", "prod")
                            .containsEntry("dd.version", "1.2")
                            .containsEntry("trace_id", TRACE)
                            .hasSize(9);
                })
                .run();
    }

    @Test
    void datadogGetsNothingThatNobodySaid() {
        builder.logs(logs -> logs.datadog(true));

        assertThat(shownIn("checkout"))
                .isEqualTo(Map.of("service", "shop", "journey", "checkout", "dd.service", "shop"));
    }

    @Test
    void onlyTheNamedBaggageIsShownAndItCannotBreakALine() {
        builder.logs(logs -> logs.baggageKeys(List.of("tenant", "cart")));
        Baggage baggage = Baggage.builder()
                .put("tenant", "a\n${jndi:x}\u2028" + "x".repeat(1_000))
                .put("user", "secret")
                .build();
        Context.current()
                .with(baggage)
                .wrap(() -> {
                    Map<String, String> shown = shownIn("checkout");
                    assertThat(shown).containsOnlyKeys("service", "journey", "tenant");
                    assertThat(shown.get("tenant"))
                            .startsWith("a__{jndi:x}_xxx")
                            .endsWith("x…")
                            .hasSize(128);
                })
                .run();
        assertThat(shown()).isEmpty();
    }

    @Test
    void aSpanWhoseIdsAreNotHexIsNotShown() {
        Context.current()
                .with(Span.wrap(new ForgedIds()))
                .wrap(() -> {
                    assertThat(Span.current().getSpanContext().getTraceId()).contains("forged");
                    assertThat(shownIn("checkout")).containsOnlyKeys("service", "journey");
                })
                .run();
    }

    @Test
    void whereSpansAreFollowedTheirIdsAreNotTouched() {
        builder.logs(logs -> logs.spansFollowed(true));
        MDC.put("trace_id", "followed");

        assertThat(shownIn("checkout"))
                .isEqualTo(Map.of("service", "shop", "journey", "checkout", "trace_id", "followed"));
    }

    @Test
    void namesOfBaggageThatAreNoKeysOrTakenAreRefused() {
        for (String name : List.of("", "a b", "journey", "dd.env", "service.name", "message", "a\nb", "x".repeat(65))) {
            assertThatThrownBy(() -> Reliability.builder(new SimpleMeterRegistry())
                            .logs(logs -> logs.baggageKeys(List.of(name)))
                            .build())
                    .hasMessage("logs.baggage-keys: " + name.replace('\n', '_')
                            + " (expected: names of 1 to 64 letters, digits, '.', '_' or '-', a letter or digit first,"
                            + " that differ up to the first '.' from each other and from the log's own keys)");
        }
    }

    @Test
    void theServiceIsLeftToAFormatThatHasAFieldForIt() {
        builder.logs(logs -> logs.service(false));

        assertThat(shownIn("checkout")).isEqualTo(Map.of("journey", "checkout"));
    }

    private Map<String, String> shownIn(String journey) {
        return builder.build().journey(journey).get(LogKeysTest::shown);
    }

    private static Map<String, String> shown() {
        Map<String, String> copy = MDC.getCopyOfContextMap();
        return copy == null ? Map.of() : copy;
    }

    /** Of a tracer that checks nothing. */
    private static final class ForgedIds implements SpanContext {
        @Override
        public String getTraceId() {
            return "4bf92f3577b34da6a3ce929\nforged  ";
        }

        @Override
        public String getSpanId() {
            return SPAN;
        }

        @Override
        public TraceFlags getTraceFlags() {
            return TraceFlags.getDefault();
        }

        @Override
        public TraceState getTraceState() {
            return TraceState.getDefault();
        }

        @Override
        public boolean isRemote() {
            return true;
        }

        @Override
        public boolean isValid() {
            return true;
        }
    }
}
