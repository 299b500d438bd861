package io.evenkeel.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.evenkeel.Reliability;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

class KafkaProducersTest {
    private static final String[] QUIET = {"logging.level.org.apache.kafka=off", "logging.level.kafka=error"};

    private static EmbeddedKafkaKraftBroker broker;

    /** A second cluster, which is down. */
    @Configuration(proxyBeanMethods = false)
    static class Archive {
        @Bean
        KafkaTemplate<String, String> archive(DefaultKafkaProducerFactory<String, String> archiveProducers) {
            return new KafkaTemplate<>(archiveProducers);
        }

        @Bean
        DefaultKafkaProducerFactory<String, String> archiveProducers() {
            return new DefaultKafkaProducerFactory<>(Map.of(
                    ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                    "127.0.0.1:1",
                    ProducerConfig.MAX_BLOCK_MS_CONFIG,
                    200,
                    ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                    StringSerializer.class,
                    ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                    StringSerializer.class));
        }
    }

    @BeforeAll
    static void start() {
        broker = new EmbeddedKafkaKraftBroker(1, 1, "orders");
        broker.afterPropertiesSet();
    }

    @AfterAll
    static void stop() {
        broker.destroy();
    }

    @Test
    void whatTheBrokerAcknowledgesIsASuccessAndWhatItRefusesAFailure() throws Exception {
        try (LaneApp app = LaneApp.start(WebApplicationType.SERVLET, properties())) {
            @SuppressWarnings("unchecked")
            KafkaTemplate<String, String> template = app.bean(KafkaTemplate.class);
            for (int i = 0; i < 20; i++) {
                assertThat(template.send("orders", "fine")
                                .get(30, TimeUnit.SECONDS)
                                .getRecordMetadata()
                                .topic())
                        .isEqualTo("orders");
            }
            String tooLarge = "x".repeat(2_000_000);
            assertThatThrownBy(() -> template.send("orders", tooLarge).get(30, TimeUnit.SECONDS))
                    .isNotNull();

            await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
                assertThat(calls(app, "kafka", "success")).isEqualTo(20);
                assertThat(calls(app, "kafka", "failure")).isEqualTo(1);
            });
            assertThat(app.meters().sum("spring_kafka_template_seconds_count", "exception=\"none\""))
                    .as("the timer of Spring Kafka, with its own labels")
                    .isEqualTo(20);
            assertThat(app.meters().sum("reliability_sdk_faults_total")).isZero();
        }
    }

    @Test
    void aBrokerThatIsDownIsTheCauseOfTheJourney() {
        try (LaneApp app = LaneApp.start(WebApplicationType.SERVLET, List.of(Archive.class), properties())) {
            @SuppressWarnings("unchecked")
            KafkaTemplate<String, String> archive = app.context().getBean("archive", KafkaTemplate.class);

            assertThat(catchThrowable(() -> app.bean(Reliability.class)
                            .journey("checkout")
                            .call(() -> archive.send("orders", "fine").get(30, TimeUnit.SECONDS))))
                    .isNotNull();

            assertThat(calls(app, "archiveProducers", "timeout")).isEqualTo(1);
            assertThat(app.meters()
                            .sum(
                                    "slo_bad_events_total",
                                    "journey=\"checkout\"",
                                    "objective=\"availability\"",
                                    "cause=\"dependency:archiveProducers\""))
                    .isEqualTo(1);
        }
    }

    @Test
    void theSwitchLeavesTheProducersAlone() throws Exception {
        try (LaneApp app = LaneApp.start(WebApplicationType.SERVLET, properties("evenkeel.outbound.kafka=false"))) {
            @SuppressWarnings("unchecked")
            KafkaTemplate<String, String> template = app.bean(KafkaTemplate.class);

            template.send("orders", "fine").get(30, TimeUnit.SECONDS);

            assertThat(app.meters().sum("dependency_calls_seconds_count")).isZero();
        }
    }

    private static String[] properties(String... more) {
        return java.util.stream.Stream.of(
                        new String[] {"spring.kafka.bootstrap-servers=" + broker.getBrokersAsString()}, QUIET, more)
                .flatMap(java.util.Arrays::stream)
                .toArray(String[]::new);
    }

    private static long calls(LaneApp app, String dependency, String outcome) {
        return app.meters()
                .sum(
                        "dependency_calls_seconds_count",
                        "dependency=\"" + dependency + "\"",
                        "outcome=\"" + outcome + "\"");
    }
}
