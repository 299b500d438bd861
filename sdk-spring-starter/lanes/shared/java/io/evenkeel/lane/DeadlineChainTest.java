package io.evenkeel.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.Reliability;
import io.evenkeel.call.CallRejectedException;
import io.evenkeel.call.CurrentJourney;
import io.evenkeel.call.Deadline;
import io.evenkeel.call.HttpResult;
import io.evenkeel.call.JourneyContext;
import io.evenkeel.guard.GuardedCall;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Three services in a row, each on a socket of its own: A calls B, B calls C. */
class DeadlineChainTest {
    private static final int TAKES_MILLIS = 100;

    @Configuration(proxyBeanMethods = false)
    @Import(Desk.class)
    static class Beans {}

    /** Works for a while, then asks the next service, as often as its guard wants to. */
    @RestController
    static class Desk {
        final List<Long> leftMillis = new CopyOnWriteArrayList<>();
        final List<Boolean> retries = new CopyOnWriteArrayList<>();

        private final HttpClient http = HttpClient.newHttpClient();
        private final Reliability reliability;
        private final String next;
        private final int status;

        Desk(Reliability reliability, @Value("${next:}") String next, @Value("${status:200}") int status) {
            this.reliability = reliability;
            this.next = next;
            this.status = status;
        }

        @GetMapping("/work")
        ResponseEntity<Void> work() throws IOException, InterruptedException {
            JourneyContext carried = CurrentJourney.get();
            Deadline deadline = carried.deadline();
            retries.add(carried.retry());
            leftMillis.add(millis(deadline));
            long until = millis(deadline) - TAKES_MILLIS;
            while (millis(deadline) > until) {
                Thread.onSpinWait();
            }
            return ResponseEntity.status(next.isEmpty() ? status : ask(carried)).build();
        }

        private int ask(JourneyContext carried) throws IOException, InterruptedException {
            GuardedCall call = reliability.dependency("next").begin(true, carried);
            int answered;
            boolean again;
            do {
                try {
                    call.attempt();
                } catch (CallRejectedException refused) {
                    return 503;
                }
                HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(next));
                call.writeHeaders(request::header);
                answered = http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                        .statusCode();
                again = call.succeeded(new HttpResult(answered)) && call.pause();
            } while (again);
            return answered;
        }

        private static long millis(Deadline deadline) {
            return deadline.leftNanos(System.nanoTime()) / 1_000_000;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"observe", "enforce"})
    void theTimeThatIsLeftGetsLessFromServiceToService(String deadlines) {
        try (Chain chain = new Chain(deadlines, 200)) {
            assertThat(chain.ask("evenkeel-deadline: 10S")).isEqualTo(200);

            assertThat(chain.a().leftMillis).singleElement().satisfies(left -> assertThat(left)
                    .isBetween(5_000L, 10_000L));
            assertThat(chain.b().leftMillis).singleElement().satisfies(left -> assertThat(left)
                    .isBetween(1L, chain.a().leftMillis.get(0) - TAKES_MILLIS));
            assertThat(chain.c().leftMillis).singleElement().satisfies(left -> assertThat(left)
                    .isBetween(1L, chain.b().leftMillis.get(0) - TAKES_MILLIS));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"observe", "enforce"})
    void whatIsTriedAgainIsNotTriedAgainBelow(String deadlines) {
        try (Chain chain = new Chain(deadlines, 503)) {
            assertThat(chain.ask("evenkeel-deadline: 20S")).isEqualTo(503);

            assertThat(chain.a().retries).containsExactly(false);
            assertThat(chain.b().retries).containsExactly(false, true, true);
            assertThat(chain.c().retries).containsExactly(false, true, true, true, true); // and not nine
        }
    }

    private static final class Chain implements AutoCloseable {
        private final LaneApp c;
        private final LaneApp b;
        private final LaneApp a;

        Chain(String deadlines, int status) {
            String mode = "evenkeel.deadline.mode=" + deadlines;
            String hurry = "evenkeel.outbound.retry.backoff=1ms";
            List<Class<?>> beans = List.of(Beans.class);
            c = LaneApp.start(WebApplicationType.SERVLET, beans, mode, hurry, "status=" + status);
            b = LaneApp.start(WebApplicationType.SERVLET, beans, mode, hurry, "next=" + c.url("/work"));
            a = LaneApp.start(WebApplicationType.SERVLET, beans, mode, hurry, "next=" + b.url("/work"));
        }

        int ask(String header) {
            return RawAnswer.to(a.port(), "GET /work", header).status();
        }

        Desk a() {
            return a.bean(Desk.class);
        }

        Desk b() {
            return b.bean(Desk.class);
        }

        Desk c() {
            return c.bean(Desk.class);
        }

        @Override
        public void close() {
            a.close();
            b.close();
            c.close();
        }
    }
}
