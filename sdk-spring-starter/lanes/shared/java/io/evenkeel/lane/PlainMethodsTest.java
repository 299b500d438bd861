package io.evenkeel.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.Reliability;
import io.evenkeel.UserJourney;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.springframework.aop.support.AopUtils;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import reactor.core.publisher.Mono;

class PlainMethodsTest {
    @Configuration(proxyBeanMethods = false)
    @Import({Desk.class, Unmarked.class})
    static class Beans {}

    public static class Desk {
        private final CompletableFuture<String> later = new CompletableFuture<>();
        private final Reliability reliability;

        public Desk(Reliability reliability) {
            this.reliability = reliability;
        }

        @UserJourney("print")
        public String print(String text) {
            return text;
        }

        @UserJourney("print")
        public void fail() throws java.io.IOException {
            throw new java.io.IOException("on purpose");
        }

        @UserJourney("pay")
        public void pay() {
            reliability.dependency("payments").run(() -> {
                throw new IllegalStateException("on purpose");
            });
        }

        @UserJourney("later")
        public CompletionStage<String> later() {
            return later;
        }

        @UserJourney("reactive")
        public Mono<String> reactive() {
            return Mono.just("fine");
        }

        public String unmarked() {
            return "fine";
        }
    }

    public static class Unmarked {}

    @Test
    void eachCallOfAnAnnotatedMethodIsOneEvent() {
        try (LaneApp app = LaneApp.start(
                WebApplicationType.SERVLET,
                List.of(Beans.class),
                "evenkeel.journeys.print.objectives.availability.target=0.99")) {
            Desk desk = app.bean(Desk.class);
            for (int i = 0; i < 10; i++) {
                assertThat(desk.print("text")).isEqualTo("text");
            }
            assertThatThrownBy(desk::fail).isExactlyInstanceOf(java.io.IOException.class);
            assertThatThrownBy(desk::pay).isExactlyInstanceOf(IllegalStateException.class);
            assertThat(desk.reactive().block()).isEqualTo("fine");
            assertThat(desk.unmarked()).isEqualTo("fine");
            CompletionStage<String> later = desk.later();
            Map<String, Long> before = Map.of("print good", 10L, "print bad", 1L, "pay bad", 1L);
            assertThat(app.meters().eventsByJourney()).isEqualTo(before);
            later.toCompletableFuture().completeExceptionally(new IllegalStateException("on purpose"));

            Scrape meters = app.meters();
            assertThat(meters.eventsByJourney())
                    .isEqualTo(Map.of("print good", 10L, "print bad", 1L, "pay bad", 1L, "later bad", 1L));
            assertThat(meters.sum("slo_bad_events_total", "journey=\"pay\"", "cause=\"dependency:payments\""))
                    .isEqualTo(2); // one for each of the two objectives
        }
    }

    @Test
    void nothingElseIsProxiedAndAHandlerIsCountedOnce() {
        try (LaneApp app = LaneApp.start(WebApplicationType.SERVLET, List.of(Beans.class))) {
            assertThat(AopUtils.isAopProxy(app.bean(Desk.class))).isTrue();
            assertThat(AopUtils.isAopProxy(app.bean(Unmarked.class))).isFalse();
            assertThat(AopUtils.isAopProxy(app.bean(ShopController.class))).isFalse();
        }
    }
}
