package io.evenkeel.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.evenkeel.Dependency;
import io.evenkeel.Reliability;
import io.evenkeel.UserJourney;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import org.springframework.util.backoff.FixedBackOff;

class KafkaListenersTest {
    private static final int PARTITIONS = 2;
    private static final int RECORDS = 200;
    private static EmbeddedKafkaKraftBroker broker;
    private static LaneApp app;

    @Configuration(proxyBeanMethods = false)
    @Import({Listeners.class, Letters.class})
    static class Consumers {
        @Bean
        DefaultErrorHandler withoutRetries() {
            return new DefaultErrorHandler((record, failure) -> {}, new FixedBackOff(0, 0));
        }
    }

    static class Listeners {
        private final AtomicInteger handled = new AtomicInteger();
        private final Dependency payments;

        Listeners(Reliability reliability) {
            this.payments = reliability.dependency("payments");
        }

        @KafkaListener(topics = "${orders.topic}", groupId = "shop")
        @UserJourney("orders")
        void orders(String order) {
            handle(order);
        }

        @KafkaListener(id = "parcel-desk", topics = "parcels", concurrency = "2")
        @UserJourney("parcels")
        void parcels(String parcel) {
            handle(parcel);
        }

        @KafkaListener(topics = "rest", groupId = "shop")
        void rest(String anything) {
            handle(anything);
        }

        /** Reads the same topic as the first one, for another journey. */
        @KafkaListener(topics = "orders", groupId = "audit")
        @UserJourney("audit")
        void audit(String order) {
            handled.incrementAndGet();
        }

        private void handle(String text) {
            handled.incrementAndGet();
            if (text.startsWith("remote")) {
                payments.run(() -> {
                    throw new IllegalStateException("on purpose");
                });
            } else if (text.startsWith("bad")) {
                throw new IllegalStateException("on purpose");
            }
        }
    }

    @UserJourney("letters")
    static class Letters {
        @KafkaListener(topicPattern = "letters-.*", groupId = "shop")
        void letter(String letter) {}
    }

    @BeforeAll
    static void start() {
        broker = new EmbeddedKafkaKraftBroker(1, PARTITIONS, "orders", "parcels", "rest", "letters-eu");
        broker.brokerProperty("group.initial.rebalance.delay.ms", "0");
        broker.afterPropertiesSet();
        app = LaneApp.start(
                WebApplicationType.SERVLET,
                List.of(Consumers.class),
                "spring.kafka.bootstrap-servers=" + broker.getBrokersAsString(),
                "spring.kafka.consumer.auto-offset-reset=earliest",
                "spring.kafka.consumer.fetch-max-wait=10ms", // each failure starts a new fetch
                "orders.topic=orders",
                "evenkeel.dependencies.payments.mode=off",
                "evenkeel.journeys.parcels.objectives.availability.target=0.99",
                "evenkeel.journeys.parcels.objectives.freshness.target=0.9",
                "evenkeel.journeys.parcels.objectives.freshness.threshold=10m",
                "logging.level.org.apache.kafka=error",
                "logging.level.kafka=error",
                "logging.level.org.springframework.kafka=error");
    }

    @AfterAll
    static void stop() {
        app.close();
        broker.destroy();
    }

    @Test
    void eachRecordIsOneEventOfItsJourney() {
        long now = System.currentTimeMillis();
        for (int i = 0; i < RECORDS; i++) {
            String text = i % 10 == 0 ? "bad" : i % 10 == 1 ? "remote" : "fine";
            send("orders", i, now, text);
            send("rest", i, now, text);
            send("letters-eu", i, now, text);
            send("parcels", i, i % 10 == 2 ? now - Duration.ofHours(1).toMillis() : now, text);
        }

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(app.meters().eventsByJourney())
                        .isEqualTo(Map.of(
                                "orders good", 160L,
                                "orders bad", 40L,
                                "messages good", 160L,
                                "messages bad", 40L,
                                "letters good", 200L,
                                "audit good", 200L,
                                "parcels good", 160L,
                                "parcels bad", 40L)));
        assertThat(app.bean(Listeners.class).handled).hasValue(4 * RECORDS);
        Scrape meters = app.meters();
        assertThat(meters.sum("slo_events_total", "journey=\"parcels\"", "objective=\"freshness\"", "result=\"good\""))
                .isEqualTo(140);
        assertThat(meters.sum("slo_events_total", "journey=\"parcels\"", "objective=\"freshness\"", "result=\"bad\""))
                .isEqualTo(60);
        for (String cause : List.of("late", "own_error", "dependency:payments")) {
            assertThat(meters.sum(
                            "slo_bad_events_total",
                            "journey=\"parcels\"",
                            "objective=\"freshness\"",
                            "cause=\"" + cause + "\""))
                    .as(cause)
                    .isEqualTo(20);
        }
        assertThat(meters.sum("slo_bad_events_total", "journey=\"orders\"", "cause=\"dependency:payments\""))
                .isEqualTo(20);
        assertThat(meters.series("slo_objective_ratio{journey=\"messages\"")).isEqualTo(1);
        assertThat(meters.sum("reliability_sdk_faults_total")).isZero();
    }

    @SuppressWarnings({"unchecked", "FutureReturnValueIgnored"}) // what is lost is missed in the counts
    private static void send(String topic, int number, long timestamp, String text) {
        app.bean(KafkaTemplate.class).send(record(topic, number, timestamp, text));
    }

    private static ProducerRecord<String, String> record(String topic, int number, long timestamp, String text) {
        return new ProducerRecord<>(topic, number % PARTITIONS, timestamp, Integer.toString(number), text);
    }
}
