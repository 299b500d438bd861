package io.evenkeel.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.evenkeel.UserJourney;
import io.evenkeel.lane.ContextHops.Hop;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.ResponseEntity;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/** Produces a column of the table in docs/context.md, and compares it with the one that is there. */
class ContextHopsTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String[] SETTINGS = {
        "spring.threads.virtual.enabled=" + ContextTable.virtualThreads(),
        "spring.task.execution.mode=force",
        "evenkeel.journeys.hops.deadline=1m",
        "evenkeel.outbound.retry.backoff=1ms"
    };

    @Configuration(proxyBeanMethods = false)
    @Import({ContextHops.class, BlockingDesk.class, Answers.class, Work.class})
    static class Blocking {}

    @Configuration(proxyBeanMethods = false)
    @Import({ContextHops.class, ReactiveDesk.class, Answers.class})
    static class Reactive {}

    @RestController
    static class Answers {
        private final AtomicInteger asked = new AtomicInteger();

        @GetMapping("/answer")
        String answer() {
            return "answer";
        }

        @GetMapping("/flaky")
        ResponseEntity<String> flaky() {
            return ResponseEntity.status(asked.incrementAndGet() == 1 ? 503 : 200)
                    .build();
        }
    }

    @RestController
    static class BlockingDesk {
        private final ApplicationContext beans;

        BlockingDesk(ApplicationContext beans) {
            this.beans = beans;
        }

        @GetMapping("/hop")
        @UserJourney("hops")
        String hop(@RequestParam String to) throws Exception {
            Hop hop = ContextHops.fromBlockingCode().get(to);
            Seen here = Seen.here();
            Future<Seen> there = hop.go(beans);
            String result = there == null ? "" : there.get(10, TimeUnit.SECONDS).comparedWith(here);
            assertThat(Seen.here()).isEqualTo(here);
            return result;
        }

        @GetMapping("/callable")
        @UserJourney("hops")
        Callable<String> callable() {
            Seen here = Seen.here();
            return () -> Seen.here().comparedWith(here);
        }

        @GetMapping("/mono")
        @UserJourney("hops")
        Mono<String> mono() {
            Seen here = Seen.here();
            return Mono.just("").delayElement(java.time.Duration.ofMillis(1)).map(x -> Seen.here()
                    .comparedWith(here));
        }

        @GetMapping("/direct")
        @UserJourney("hops")
        String direct() {
            return Seen.here().ofItsOwn();
        }
    }

    @RestController
    static class ReactiveDesk {
        private final ExecutorService fixed;
        private final WebClient.Builder clients;
        private final ApplicationContext beans;

        ReactiveDesk(ExecutorService fixed, WebClient.Builder clients, ApplicationContext beans) {
            this.fixed = fixed;
            this.clients = clients;
            this.beans = beans;
        }

        @GetMapping("/hop")
        @UserJourney("hops")
        Mono<String> hop(@RequestParam String to) {
            Seen here = Seen.here();
            String url = "http://127.0.0.1:" + beans.getEnvironment().getProperty("local.server.port") + "/answer";
            return ContextHops.fromReactiveCode(fixed, clients.build(), url)
                    .get(to)
                    .get()
                    .map(there -> there.comparedWith(here));
        }
    }

    static class Work {
        private final CompletableFuture<Seen> run = new CompletableFuture<>();
        private final CompletableFuture<Seen> record = new CompletableFuture<>();

        @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.DAYS)
        @UserJourney("jobs")
        void run() {
            run.complete(Seen.here());
        }

        @KafkaListener(topics = "records", groupId = "hops")
        @UserJourney("records")
        void record(String text) {
            record.complete(Seen.here());
        }
    }

    @Test
    void theTableSaysWhatGoesAlongToEachThread() throws Exception {
        Map<String, String> found = new LinkedHashMap<>();
        EmbeddedKafkaKraftBroker broker = new EmbeddedKafkaKraftBroker(1, 1, "records");
        broker.brokerProperty("group.initial.rebalance.delay.ms", "0");
        broker.afterPropertiesSet();
        try (LaneApp app = LaneApp.start(
                WebApplicationType.SERVLET,
                List.of(Blocking.class),
                with(
                        "spring.kafka.bootstrap-servers=" + broker.getBrokersAsString(),
                        "spring.kafka.consumer.auto-offset-reset=earliest",
                        "evenkeel.journeys.jobs.deadline=1m",
                        "evenkeel.journeys.records.deadline=1m",
                        "logging.level.org.apache.kafka=error",
                        "logging.level.kafka=error"))) {
            sendRecord(app);
            TestClient client = new TestClient();
            found.put("Spring MVC: the handler", client.get(app.url("/direct")).body());
            found.put(
                    "Spring MVC: a `Callable`", client.get(app.url("/callable")).body());
            found.put("Spring MVC: a `Mono`", client.get(app.url("/mono")).body());
            ContextHops.fromBlockingCode().keySet().forEach(hop -> found.put(hop, there(app, hop)));
            found.put(
                    "a method with `@Scheduled`: its own",
                    app.bean(Work.class).run.get(10, TimeUnit.SECONDS).ofItsOwn());
            Seen record = app.bean(Work.class).record.get(30, TimeUnit.SECONDS);
            assertThat(record.span().getTraceId()).isEqualTo(TRACE);
            found.put("a `@KafkaListener`: its own, and the trace of the record", record.ofItsOwn());
        } finally {
            broker.destroy();
        }
        try (LaneApp app = LaneApp.start(WebApplicationType.REACTIVE, List.of(Reactive.class), with())) {
            ContextHops.fromReactiveCode(Runnable::run, WebClient.create(), "")
                    .keySet()
                    .forEach(hop -> found.put(hop, there(app, hop)));
        }

        writeDown(found);
        ContextTable table = new ContextTable();
        List<String> expected = table.expected(found);
        if (Boolean.getBoolean("evenkeel.context-table.write")) {
            table.write(expected);
        }
        assumeThat(table.isMeasured()).isTrue();
        assertThat(table.actual()).isEqualTo(expected);
    }

    private static String there(LaneApp app, String hop) {
        HttpResponse<String> answer =
                new TestClient().get(app.url("/hop?to=" + URLEncoder.encode(hop, StandardCharsets.UTF_8)));
        assertThat(answer.statusCode()).as(hop).isEqualTo(200);
        return answer.body();
    }

    @SuppressWarnings({"unchecked", "FutureReturnValueIgnored"}) // a lost record is missed
    private static void sendRecord(LaneApp app) {
        ProducerRecord<String, String> record = new ProducerRecord<>("records", "text");
        record.headers()
                .add("traceparent", ("00-" + TRACE + "-b7ad6b7169203331-01").getBytes(StandardCharsets.US_ASCII));
        app.bean(KafkaTemplate.class).send(record);
    }

    private static void writeDown(Map<String, String> found) throws IOException {
        Files.write(
                Path.of("target/context-hops.csv"),
                found.entrySet().stream()
                        .map(hop -> '"' + hop.getKey() + "\"," + hop.getValue())
                        .toList());
    }

    private static String[] with(String... more) {
        String[] all = java.util.Arrays.copyOf(SETTINGS, SETTINGS.length + more.length);
        System.arraycopy(more, 0, all, SETTINGS.length, more.length);
        return all;
    }
}
