package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.evenkeel.call.Outcome;
import io.evenkeel.call.TestClock;
import io.evenkeel.logging.LogLines;
import io.evenkeel.slo.Objective;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

class BadEventLinesTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private final LogLines log = new LogLines("io.evenkeel.slo");
    private final TestClock clock = new TestClock();
    private final ReliabilityBuilder builder = Reliability.builder(new SimpleMeterRegistry())
            .service("shop")
            .nanoClock(clock)
            .announced(false)
            .journey("checkout", journey -> journey.objective(Objective.availability("0.999"))
                    .objective(Objective.latency("0.95", Duration.ofMillis(300))));

    @AfterEach
    void closeLog() {
        log.close();
    }

    @Test
    void aFailureIsBadForAllAndSaysItsTrace() {
        Span span = Span.wrap(
                SpanContext.create(TRACE, "00f067aa0ba902b7", TraceFlags.getDefault(), TraceState.getDefault()));
        Context.current()
                .with(span)
                .wrap(() -> {
                    failed(builder.build());
                })
                .run();

        assertThat(log.lines())
                .containsExactly("WARN Bad event: journey=checkout objectives=availability,latency cause=own_error"
                        + " elapsed=12ms threshold=300ms trace_id=" + TRACE + " suppressed=0");
    }

    @Test
    void aLateSuccessIsBadForLatencyOnly() {
        builder.build().journey("checkout").record(Outcome.SUCCESS, millis(1_234), null);

        assertThat(log.lines())
                .containsExactly("WARN Bad event: journey=checkout objectives=latency cause=late"
                        + " elapsed=1234ms threshold=300ms trace_id=none suppressed=0");
    }

    @Test
    void theCauseIsTheDependencyThatFailed() {
        Reliability reliability = builder.dependency("payments").build();
        assertThatThrownBy(() -> reliability
                        .journey("checkout")
                        .run(() -> reliability.dependency("payments").run(() -> {
                            throw new IllegalStateException("secret");
                        })))
                .isInstanceOf(IllegalStateException.class);

        assertThat(log.lines())
                .containsExactly("WARN Bad event: journey=checkout objectives=availability,latency"
                        + " cause=dependency:payments elapsed=0ms threshold=300ms trace_id=none suppressed=0");
    }

    @Test
    void anOldRecordSaysItsAge() {
        Reliability reliability = builder.journey(
                        "parcels", journey -> journey.objective(Objective.availability("0.999"))
                                .objective(Objective.freshness("0.99", Duration.ofMinutes(5))))
                .build();
        reliability.journey("parcels").record(Outcome.SUCCESS, millis(5), null, null, Duration.ofMinutes(6));

        assertThat(log.lines())
                .containsExactly("WARN Bad event: journey=parcels objectives=freshness cause=late elapsed=5ms"
                        + " threshold=none record_age=360000ms highest_age=300000ms trace_id=none suppressed=0");
    }

    @Test
    void goodAndExcludedEventsSayNothing() {
        Journey checkout = builder.build().journey("checkout");
        checkout.record(Outcome.SUCCESS, millis(300), null);
        checkout.record(Outcome.CLIENT_FAULT, millis(900), null);
        checkout.record(Outcome.CANCELLED, millis(900), null);

        assertThat(log.lines()).isEmpty();
    }

    @Test
    void aBurstIsOneLineAndTheNextOneTellsHowManyMoreThereWere() {
        Reliability reliability = builder.build();
        for (int i = 0; i < 100; i++) {
            failed(reliability);
        }
        clock.advance(Duration.ofSeconds(10).minusNanos(1));
        failed(reliability);
        assertThat(suppressed()).containsExactly(0L);

        clock.advance(Duration.ofNanos(1));
        failed(reliability);
        clock.advance(Duration.ofHours(1));
        failed(reliability);

        assertThat(suppressed()).containsExactly(0L, 100L, 0L);
    }

    @Test
    void journeysDoNotSuppressEachOther() {
        Reliability reliability = builder.journey("browse").build();
        failed(reliability);
        reliability.journey("browse").record(Outcome.FAILURE, 0, null);

        assertThat(suppressed()).containsExactly(0L, 0L);
    }

    @Test
    void noEventOfEightThreadsIsLostOrCountedTwice() throws Exception {
        Reliability reliability = builder.build();
        Together.run(8, thread -> {
            for (int i = 0; i < 5_000; i++) {
                failed(reliability);
                if (i % 100 == 0) {
                    clock.advance(Duration.ofSeconds(1));
                }
            }
        });
        clock.advance(Duration.ofHours(1));
        failed(reliability);

        List<Long> suppressed = suppressed();
        assertThat(suppressed.size()
                        + suppressed.stream().mapToLong(Long::longValue).sum())
                .isEqualTo(40_001);
        // 8 x 50 s went by: not more than one line in each 10 s, the first and the last.
        assertThat(suppressed).hasSizeBetween(3, 42);
    }

    @Test
    void theLineHasTheKeysOfItsJourneyAndLeavesNone() {
        ListAppender<ILoggingEvent> events = new ListAppender<>();
        Logger logger = (Logger) LoggerFactory.getLogger("io.evenkeel.slo");
        events.start();
        logger.addAppender(events);
        MDC.clear();
        try {
            failed(builder.build());
        } finally {
            logger.detachAppender(events);
        }

        assertThat(events.list)
                .singleElement()
                .extracting(ILoggingEvent::getMDCPropertyMap)
                .isEqualTo(Map.of("service", "shop", "journey", "checkout"));
        assertThat(MDC.getCopyOfContextMap()).isNullOrEmpty();
    }

    @Test
    void canBeSwitchedOff() {
        failed(builder.logs(logs -> logs.badEvents(false)).build());

        assertThat(log.lines()).isEmpty();
    }

    @Test
    void theSilenceCanBeChosen() {
        Reliability reliability =
                builder.logs(logs -> logs.badEventsEvery(Duration.ofSeconds(1))).build();
        failed(reliability);
        clock.advance(Duration.ofSeconds(1));
        failed(reliability);

        assertThat(suppressed()).containsExactly(0L, 0L);
        assertThatThrownBy(() -> builder.logs(logs -> logs.badEventsEvery(Duration.ofMillis(999))))
                .hasMessage("logs.bad-events-every: PT0.999S (expected: a duration from 1s to 1h)");
    }

    private static void failed(Reliability reliability) {
        reliability.journey("checkout").record(Outcome.FAILURE, millis(12), null);
    }

    private List<Long> suppressed() {
        Pattern count = Pattern.compile("suppressed=(\\d+)$");
        return log.lines().stream()
                .map(line -> {
                    Matcher matcher = count.matcher(line);
                    assertThat(matcher.find()).isTrue();
                    return Long.parseLong(matcher.group(1));
                })
                .toList();
    }

    private static long millis(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
