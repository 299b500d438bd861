package io.evenkeel.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.UserJourney;
import io.evenkeel.call.CurrentJourney;
import io.evenkeel.call.Deadline;
import io.evenkeel.call.JourneyContext;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.ReceiverContext;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** Work that no caller waits for has the deadline of its journey. */
class WorkDeadlinesTest {
    @Configuration(proxyBeanMethods = false)
    @EnableScheduling
    @Import({Jobs.class, Desk.class})
    static class Beans {}

    static class Jobs {
        private final CompletableFuture<Long> left = new CompletableFuture<>();

        @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.DAYS)
        @UserJourney("settle")
        void settle() {
            left.complete(leftMillis());
        }
    }

    public static class Desk {
        @UserJourney("print")
        public Long print() {
            return leftMillis();
        }
    }

    @Test
    void aRunAMessageAndACallOfAMethodStartWithIt() throws Exception {
        try (LaneApp app = LaneApp.start(
                WebApplicationType.NONE,
                List.of(Beans.class),
                "evenkeel.journeys.settle.deadline=40s",
                "evenkeel.journeys.messages.deadline=30s",
                "evenkeel.journeys.print.deadline=20s")) {
            Observation message = Observation.createNotStarted(
                    "message",
                    () -> new ReceiverContext<>((carrier, key) -> null, Kind.CONSUMER),
                    app.bean(ObservationRegistry.class));

            assertThat(app.bean(Jobs.class).left.get(10, TimeUnit.SECONDS)).isBetween(30_001L, 40_000L);
            assertThat(message.observe(WorkDeadlinesTest::leftMillis)).isBetween(20_001L, 30_000L);
            assertThat(app.bean(Desk.class).print()).isBetween(10_001L, 20_000L);
            assertThat(leftMillis()).isNull();
        }
    }

    @Test
    void aMethodKeepsToTheDeadlineOfWhatCallsIt() {
        try (LaneApp app =
                LaneApp.start(WebApplicationType.NONE, List.of(Beans.class), "evenkeel.journeys.print.deadline=20s")) {
            JourneyContext around = new JourneyContext(new Deadline(System.nanoTime() + 5_000_000_000L), true);
            CurrentJourney.enter(around);
            try {
                assertThat(app.bean(Desk.class).print()).isBetween(1L, 5_000L);
            } finally {
                CurrentJourney.leave(around);
            }
        }
    }

    private static @Nullable Long leftMillis() {
        JourneyContext carried = CurrentJourney.get();
        Deadline deadline = carried == null ? null : carried.deadline();
        return deadline == null ? null : deadline.leftNanos(System.nanoTime()) / 1_000_000;
    }
}
