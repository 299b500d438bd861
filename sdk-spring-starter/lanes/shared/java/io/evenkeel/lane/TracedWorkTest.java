package io.evenkeel.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.evenkeel.UserJourney;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.util.backoff.FixedBackOff;

/** What the spans of scheduled runs and messages say of their journeys. */
class TracedWorkTest {
    private static final String ONCE = "PT24H";

    @Configuration(proxyBeanMethods = false)
    @EnableScheduling
    @Import({RecordedSpans.Beans.class, Jobs.class, Listeners.class})
    static class Beans {
        @Bean
        DefaultErrorHandler withoutRetries() {
            return new DefaultErrorHandler((record, failure) -> {}, new FixedBackOff(0, 0));
        }
    }

    static class Jobs {
        @Scheduled(fixedDelayString = ONCE)
        void plain() {}

        @Scheduled(fixedDelayString = ONCE)
        @UserJourney("settle")
        void failing() {
            throw new IllegalStateException("on purpose");
        }
    }

    static class Listeners {
        @KafkaListener(topics = "orders", groupId = "shop")
        @UserJourney("orders")
        void order(String order) {
            if (order.equals("bad")) {
                throw new IllegalStateException("on purpose");
            }
        }
    }

    @Test
    void theSpanOfEachRunAndOfEachRecordSaysWhatWasCounted() {
        EmbeddedKafkaKraftBroker broker = new EmbeddedKafkaKraftBroker(1, 1, "orders");
        broker.brokerProperty("group.initial.rebalance.delay.ms", "0");
        broker.afterPropertiesSet();
        try (LaneApp app = start(broker)) {
            send(app, "fine");
            send(app, "bad");

            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(said(app))
                    .isEqualTo(Map.of(
                            "task jobs.plain",
                            "INTERNAL OK {slo.journey=scheduled, slo.result=good}",
                            "task jobs.failing",
                            "INTERNAL ERROR {error.type=java.lang.IllegalStateException,"
                                    + " slo.cause=own_error, slo.journey=settle, slo.result=bad}",
                            "record 0",
                            "CONSUMER UNSET {slo.journey=orders, slo.result=good}",
                            "record 1",
                            "CONSUMER ERROR {error.type=java.lang.IllegalStateException,"
                                    + " slo.cause=own_error, slo.journey=orders, slo.result=bad}")));
            assertThat(app.meters().eventsByJourney())
                    .isEqualTo(Map.of("scheduled good", 1L, "settle bad", 1L, "orders good", 1L, "orders bad", 1L));
            assertThat(app.meters().sum("reliability_sdk_faults_total")).isZero();
        } finally {
            broker.destroy();
        }
    }

    private static Map<String, String> said(LaneApp app) {
        Map<String, String> said = new TreeMap<>();
        int records = 0;
        for (SpanData span : app.bean(RecordedSpans.class).all()) {
            boolean record = span.getKind() == SpanKind.CONSUMER;
            String name = record ? "record " + records++ : span.getName(); // Spring Kafka 3 and 4 name them differently
            said.put(name, span.getKind() + " " + RecordedSpans.said(span));
        }
        return said;
    }

    @SuppressWarnings({"unchecked", "FutureReturnValueIgnored"}) // what is lost is missed in the spans
    private static void send(LaneApp app, String text) {
        app.bean(KafkaTemplate.class).send("orders", text);
    }

    private static LaneApp start(EmbeddedKafkaKraftBroker broker) {
        return LaneApp.start(
                WebApplicationType.SERVLET,
                List.of(Beans.class),
                RecordedSpans.ALL,
                "spring.kafka.bootstrap-servers=" + broker.getBrokersAsString(),
                "spring.kafka.consumer.auto-offset-reset=earliest",
                "logging.level.org.apache.kafka=error",
                "logging.level.kafka=error",
                "logging.level.org.springframework.kafka=error",
                "logging.level.org.springframework.scheduling=off");
    }
}
