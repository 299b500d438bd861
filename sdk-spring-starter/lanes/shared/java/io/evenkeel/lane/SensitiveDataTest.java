package io.evenkeel.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.evenkeel.Reliability;
import io.micrometer.tracing.Tracer;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import org.springframework.util.backoff.FixedBackOff;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;

/** Plants canaries wherever data comes in or goes out, and looks for them in all that is told of it. */
@Tag("long")
class SensitiveDataTest {
    private static EmbeddedKafkaKraftBroker broker;
    private static HttpServer remote;

    private static final List<String> FORMATS =
            List.of("text/plain;version=0.0.4", "application/openmetrics-text;version=1.0.0");

    /** Whose lines say what the application threw: Tomcat's, Spring's and Reactor's own. */
    private static final Pattern OTHERS = Pattern.compile(
            "\\w+ (org\\.apache\\.(catalina|coyote)|org\\.springframework\\.(web|boot|http|kafka)|reactor)\\..*");

    @RestController
    static class Leak {
        private final Reliability reliability;
        private final Tracer tracer;

        Leak(Reliability reliability, Tracer tracer) {
            this.reliability = reliability;
            this.tracer = tracer;
        }

        @GetMapping("/leak/ok/{id}")
        String ok(@PathVariable("id") String id) {
            return "ok";
        }

        @PostMapping("/leak/body")
        String body(@RequestBody String body) {
            throw new IllegalStateException(body);
        }

        @PostMapping("/leak/form")
        String form(@RequestParam("x") String x) {
            return "ok";
        }

        @GetMapping("/leak/unhandled")
        String unhandled(@RequestParam("m") String m) {
            throw new IllegalStateException("Not for " + m, new IOException(m));
        }

        @GetMapping("/leak/handled")
        String handled(@RequestParam("m") String m) {
            throw new IllegalArgumentException(m);
        }

        @GetMapping("/leak/status")
        String status(@RequestParam("m") String m) {
            throw new ResponseStatusException(HttpStatus.BAD_GATEWAY, m);
        }

        @GetMapping("/leak/dependency")
        String dependency(@RequestParam("m") String m) throws Exception {
            return reliability.dependency("payments").call(() -> {
                throw new IllegalStateException(m);
            });
        }

        @GetMapping("/leak/journey")
        String journey(@RequestParam("m") String m) throws Exception {
            return reliability.journey("checkout").call(() -> {
                throw new IllegalStateException(m);
            });
        }

        @GetMapping("/leak/late")
        Mono<String> late(@RequestParam("m") String m) {
            return Mono.error(new IllegalStateException(m));
        }

        /** What the application itself says of its span, under names that say what it is. */
        @GetMapping("/leak/own")
        String own(@RequestParam("m") String m) {
            io.micrometer.tracing.Span span = tracer.currentSpan();
            span.tag("app.password", m);
            span.tag("http.request.header.authorization", m);
            span.tag("url.full", "http://joe:" + m + "@shop/" + m + "?q=" + m);
            span.tag("db.query.text", "select * from users where name = '" + m + "'");
            span.tag("note", "failed with password=" + m);
            span.event("asked http://shop/?token=" + m);
            return "ok";
        }

        @ExceptionHandler
        ResponseEntity<String> handle(IllegalArgumentException e) {
            return ResponseEntity.status(422).body("handled");
        }
    }

    static class Listener {
        @KafkaListener(topics = "orders", groupId = "leak")
        void orders(String order) {
            throw new IllegalStateException(order);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import({Leak.class, Listener.class, OutboundClients.PlainBeans.class, LibraryClients.Beans.class})
    static class Beans {
        @Bean
        DefaultErrorHandler withoutRetries() {
            return new DefaultErrorHandler((record, failure) -> {}, new FixedBackOff(0, 0));
        }
    }

    @BeforeAll
    static void start() throws IOException {
        broker = new EmbeddedKafkaKraftBroker(1, 1, "orders");
        broker.brokerProperty("group.initial.rebalance.delay.ms", "0");
        broker.afterPropertiesSet();
        remote = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        remote.createContext("/", SensitiveDataTest::answer);
        remote.setExecutor(Executors.newFixedThreadPool(4));
        remote.start();
    }

    @AfterAll
    static void stop() {
        remote.stop(0);
        broker.destroy();
    }

    /** A service that says back what it was told when it fails. */
    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean fails = exchange.getRequestURI().getPath().startsWith("/fail");
            byte[] body = (exchange.getRequestURI() + " "
                            + exchange.getRequestHeaders().getFirst("X-Echo"))
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(fails ? 500 : 200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** All that is logged, by whomever. */
    private static final class Log extends AppenderBase<ILoggingEvent> implements AutoCloseable {
        private final Queue<ILoggingEvent> events = new ConcurrentLinkedQueue<>();
        private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

        Log() {
            setContext(root.getLoggerContext());
            root.getLoggerContext().getLogger("io.evenkeel").setLevel(Level.TRACE);
            start();
            root.addAppender(this);
        }

        @Override
        protected void append(ILoggingEvent event) {
            event.getFormattedMessage();
            event.getMDCPropertyMap();
            events.add(event);
        }

        String said(boolean own) {
            StringBuilder text = new StringBuilder();
            events.stream().filter(event -> isOwn(event) == own).forEach(event -> text.append(text(event))
                    .append('\n'));
            return text.toString();
        }

        Set<String> loggersWith(Collection<Canary> canaries) {
            Set<String> loggers = new TreeSet<>();
            for (ILoggingEvent event : events) {
                if (!loggers.contains(name(event))
                        && !found(canaries, text(event)).isEmpty()) {
                    loggers.add(name(event));
                }
            }
            return loggers;
        }

        private static String name(ILoggingEvent event) {
            return event.getLevel() + " " + event.getLoggerName();
        }

        private static boolean isOwn(ILoggingEvent event) {
            return event.getLoggerName().startsWith("io.evenkeel")
                    && !event.getLoggerName().startsWith("io.evenkeel.lane");
        }

        private static String text(ILoggingEvent event) {
            StringBuilder text =
                    new StringBuilder(event.getFormattedMessage()).append(' ').append(event.getMDCPropertyMap());
            for (IThrowableProxy cause = event.getThrowableProxy(); cause != null; cause = cause.getCause()) {
                text.append(' ').append(cause.getMessage());
            }
            return text.toString();
        }

        @Override
        public void close() {
            root.detachAppender(this);
            root.getLoggerContext().getLogger("io.evenkeel").setLevel(null);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVLET", "REACTIVE"})
    void noneOfAThousandCanariesIsSeen(WebApplicationType web) {
        List<Canary> canaries = Canary.flock(1_000);
        try (OtlpReceiver receiver = new OtlpReceiver();
                LaneApp app = start(web, receiver);
                Log log = new Log()) { // last: the start of an application takes appenders away
            plant(canaries, app, receiver);

            assertThat(receiver.spans().size()).isGreaterThan(300);
            assertThat(app.meters().sum("reliability_sdk_faults_total")).isZero();
            SoftAssertions.assertSoftly(all -> {
                all.assertThat(found(canaries, lines(receiver))).as("in spans").isEmpty();
                for (String format : FORMATS) {
                    String scrape = scrape(app, format);
                    all.assertThat(scrape).contains("http_client_requests_seconds_count", "slo_events_total");
                    all.assertThat(found(canaries, scrape))
                            .as("in metrics as %s", format)
                            .isEmpty();
                }
                all.assertThat(found(canaries, log.said(true)))
                        .as("in our log lines")
                        .isEmpty();
                all.assertThat(log.loggersWith(canaries))
                        .as("lines of others")
                        .isNotEmpty()
                        .allSatisfy(logger -> assertThat(logger).matches(OTHERS));
            });
        }
    }

    @Test
    void withoutRedactionTheyAreSeen() {
        List<Canary> canaries = Canary.flock(200);
        try (OtlpReceiver receiver = new OtlpReceiver();
                LaneApp app = start(WebApplicationType.SERVLET, receiver, "evenkeel.redaction.enabled=false")) {
            plant(canaries, app, receiver);

            assertThat(found(canaries, lines(receiver)).size())
                    .as("the test looks where they are")
                    .isGreaterThan(50);
        }
    }

    private static LaneApp start(WebApplicationType web, OtlpReceiver receiver, String... more) {
        List<String> properties = new ArrayList<>(List.of(
                "management.tracing.sampling.probability=1.0",
                "management.otlp.tracing.endpoint=" + receiver.url() + "/v1/traces",
                "management.opentelemetry.tracing.export.otlp.endpoint=" + receiver.url() + "/v1/traces",
                "management.otlp.logging.endpoint=" + receiver.url() + "/v1/logs",
                "management.opentelemetry.logging.export.otlp.endpoint=" + receiver.url() + "/v1/logs",
                "spring.kafka.bootstrap-servers=" + broker.getBrokersAsString(),
                "spring.kafka.consumer.auto-offset-reset=earliest",
                "spring.kafka.template.observation-enabled=true",
                "evenkeel.mode=observe",
                "evenkeel.outbound.retry.max-retries=0"));
        properties.addAll(Arrays.asList(more));
        return LaneApp.start(web, List.of(Beans.class), properties.toArray(String[]::new));
    }

    private static void plant(List<Canary> canaries, LaneApp app, OtlpReceiver receiver) {
        List<Nest> nests = Nest.all();
        String address = "http://127.0.0.1:" + remote.getAddress().getPort();
        for (int i = 0; i < canaries.size(); i++) {
            nests.get((i + i / nests.size()) % nests.size()).plant(canaries.get(i), app, address);
            if (i % 200 == 199) {
                flush(app);
            }
        }
        await().untilAsserted(() -> {
            flush(app);
            assertThat(receiver.spans()).anyMatch(span -> span.getName().contains("orders"));
        });
    }

    private static void flush(LaneApp app) {
        app.bean(SdkTracerProvider.class).forceFlush().join(10, TimeUnit.SECONDS);
    }

    private static String scrape(LaneApp app, String format) {
        return new TestClient()
                .get(app.url("/actuator/prometheus"), "Accept", format)
                .body();
    }

    private static Set<String> lines(OtlpReceiver receiver) {
        Set<String> lines = new LinkedHashSet<>();
        Stream.concat(receiver.spans().stream(), receiver.resourcesOfSpans().stream())
                .forEach(
                        message -> lines.addAll(Arrays.asList(message.toString().split("\n"))));
        return lines;
    }

    private static Set<String> found(Collection<Canary> canaries, Collection<String> lines) {
        return found(canaries, String.join("\n", lines));
    }

    private static Set<String> found(Collection<Canary> canaries, String text) {
        Set<String> found = new LinkedHashSet<>();
        for (Canary canary : canaries) {
            int at = text.indexOf(canary.mark());
            if (at >= 0) {
                int start = Math.max(0, text.lastIndexOf('\n', at));
                int end = text.indexOf('\n', at);
                found.add(canary.kind() + " in "
                        + text.substring(start, end < 0 ? text.length() : end).strip());
            }
        }
        return found;
    }
}
