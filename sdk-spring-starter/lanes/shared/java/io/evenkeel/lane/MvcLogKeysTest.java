package io.evenkeel.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every line of a request of Spring MVC on Tomcat has its keys, though nothing is sampled, and its thread keeps none. */
class MvcLogKeysTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String BAD_EVENTS = "io.evenkeel.slo";

    /** One that is not the first of its virtual machine has a number in its name. */
    private static final String CONTAINER =
            "org\\.apache\\.catalina\\.core\\.ContainerBase\\.\\[Tomcat(-\\d+)?]\\.\\[localhost]\\.\\[/]\\.\\[dispatcherServlet]";

    /** What logs around the handlers, and what sees the thread when nobody has touched it yet. */
    @Configuration(proxyBeanMethods = false)
    static class Around {
        @Bean
        FilterRegistrationBean<Filter> talkativeFilter() {
            FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>((request, response, chain) -> {
                Talkative.LOG.info("filter before " + request.getDispatcherType());
                try {
                    chain.doFilter(request, response);
                } finally {
                    Talkative.LOG.info("filter after " + request.getDispatcherType());
                }
            });
            registration.setDispatcherTypes(EnumSet.allOf(DispatcherType.class));
            registration.setAsyncSupported(true);
            return registration;
        }

        @Bean
        Untouched untouched() {
            return new Untouched();
        }
    }

    /** Counts requests, and what their threads showed when they came. */
    static final class Untouched implements ServletRequestListener {
        private final AtomicInteger begun = new AtomicInteger();
        private final AtomicInteger ended = new AtomicInteger();
        private final Map<String, String> found = new TreeMap<>();

        @Override
        public void requestInitialized(ServletRequestEvent event) {
            begun.incrementAndGet();
            Map<String, String> shown = MDC.getCopyOfContextMap();
            if (shown != null) {
                found.putAll(shown);
            }
        }

        @Override
        public void requestDestroyed(ServletRequestEvent event) {
            ended.incrementAndGet();
        }

        /** Waits until all requests are over: the client has its answer before. */
        void awaitNone() {
            await().until(() -> ended.get() == begun.get());
        }
    }

    private static LaneApp app;
    private static Lines lines;

    @BeforeAll
    static void start() {
        app = LaneApp.start(
                WebApplicationType.SERVLET,
                List.of(Talkative.class, Talkative.Asynchronous.class, Around.class),
                "spring.application.name=shop",
                "server.tomcat.threads.max=1",
                "server.tomcat.threads.min-spare=1",
                "management.tracing.sampling.probability=0.0");
        new TestClient().get(app.url("/ok/1")); // starts Spring MVC, which logs before there is a request
        app.bean(Untouched.class).awaitNone();
        lines = new Lines();
    }

    @AfterAll
    static void stop() {
        lines.close();
        app.close();
    }

    @BeforeEach
    void forget() {
        lines.forget();
    }

    @Test
    void ofAHandlerAndOfTheFiltersAroundIt() {
        request("/talk/plain", 200);

        assertLines("filter before REQUEST", "handler", "filter after REQUEST");
    }

    @Test
    void ofAnExceptionHandler() {
        request("/talk/handled", 503);

        assertLines("filter before REQUEST", "handler", "exception handler", "filter after REQUEST");
    }

    @Test
    void ofTheErrorPageAndOfTheContainersOwnErrorLine() {
        request("/talk/failing", 500);

        assertLines(
                "filter before REQUEST",
                "handler",
                "filter after REQUEST",
                "filter before ERROR",
                "filter after ERROR");
        assertThat(lines.that(line -> line.logger().matches(CONTAINER)))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.message())
                            .startsWith(
                                    "Servlet.service() for servlet [dispatcherServlet] in context with path [] threw"
                                            + " exception");
                    assertKeys(line);
                    assertThat(line.keys()).containsEntry("traceId", TRACE).containsKey("spanId");
                });
    }

    @Test
    void ofAnAsynchronousDispatch() {
        request("/talk/stage", 200);
        assertLines(
                "filter before REQUEST",
                "handler",
                "filter after REQUEST",
                "filter before ASYNC",
                "filter after ASYNC");
    }

    @Test
    void ofAnAsynchronousDispatchThatFails() {
        request("/talk/stage-failing", 500);

        assertLines(
                "filter before REQUEST",
                "handler",
                "filter after REQUEST",
                "filter before ASYNC",
                "filter after ASYNC",
                "filter before ERROR",
                "filter after ERROR");
        assertThat(lines.that(line -> line.logger().matches(CONTAINER)))
                .hasSize(2)
                .allSatisfy(MvcLogKeysTest::assertKeys);
    }

    @Test
    void ofAPageThatIsNotThere() {
        request("/nowhere", 404);

        assertThat(shop()).contains("filter before ERROR");
        assertThat(lines.that(line -> line.logger().startsWith("shop."))).allSatisfy(line -> assertThat(line.keys())
                .containsEntry("journey", "default")
                .containsEntry("trace_id", TRACE));
    }

    /** A listener of requests would be told of each of their attributes too. */
    @Test
    void untilAValveTellsTheirEndAndNoListener() throws ReflectiveOperationException {
        Tomcat tomcat = (Tomcat) the("getTomcat", the("getWebServer", app.context()));

        assertThat(tomcat.getEngine().getPipeline().getValves())
                .extracting(valve -> valve.getClass().getSimpleName())
                .contains("EndOfRequestValve");
        StandardContext context = (StandardContext) tomcat.getHost().findChildren()[0];
        assertThat(context.getApplicationEventListeners())
                .extracting(Object::getClass)
                .noneMatch(type -> type.getName().startsWith("io.evenkeel.spring."));
    }

    /** By name: the types are in other packages in Spring Boot 4. */
    private static Object the(String getter, Object of) throws ReflectiveOperationException {
        return of.getClass().getMethod(getter).invoke(of);
    }

    private static void assertLines(String... messages) {
        assertThat(shop()).containsExactly(messages);
        assertAllHaveTheKeys();
    }

    private static List<String> shop() {
        return lines.that(line -> line.logger().startsWith("shop.")).stream()
                .map(Lines.Line::message)
                .toList();
    }

    private static void assertAllHaveTheKeys() {
        assertThat(lines.that(line -> !line.logger().equals(BAD_EVENTS))).allSatisfy(MvcLogKeysTest::assertKeys);
        assertThat(lines.that(line -> line.logger().equals(BAD_EVENTS)))
                .allSatisfy(line ->
                        assertThat(line.keys()).containsEntry("service", "shop").containsKey("journey"));
    }

    private static void assertKeys(Lines.Line line) {
        assertThat(line.keys())
                .as(line.toString())
                .containsEntry("service", "shop")
                .containsEntry("journey", "talk")
                .containsEntry("trace_id", TRACE)
                .hasEntrySatisfying("span_id", id -> assertThat(id).matches("[0-9a-f]{16}"));
    }

    /** One thread answers all: when the next request comes to it, nothing may be left there. */
    private static void request(String path, int status) {
        Untouched threads = app.bean(Untouched.class);
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(app.url(path)))
                    .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-00")
                    .build();
            assertThat(HttpClient.newHttpClient()
                            .send(request, BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(status);
            threads.awaitNone();
            List<Lines.Line> ofTheRequest = lines.all();
            assertThat(new TestClient().get(app.url("/ok/1")).statusCode()).isEqualTo(200);
            threads.awaitNone();
            assertThat(threads.found).isEmpty();
            lines.forget();
            ofTheRequest.forEach(lines::add);
        } catch (java.io.IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
