package io.evenkeel.lane;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** A real application on a real socket of 127.0.0.1, on a free port, for the time of one test. */
final class LaneApp implements AutoCloseable {
    /** What every application of these tests has: Boot's autoconfiguration and the shop. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(ShopController.class)
    static class Shop {}

    private final ConfigurableApplicationContext context;

    private LaneApp(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Starts the shop with more configuration classes and properties ({@code key=value}). */
    static LaneApp start(WebApplicationType web, List<Class<?>> configurations, String... properties) {
        List<Class<?>> sources = new ArrayList<>(configurations);
        sources.add(Shop.class);
        return startOnly(web, sources, properties);
    }

    /** Starts an application of these configuration classes, without the shop. */
    static LaneApp startOnly(WebApplicationType web, List<Class<?>> configurations, String... properties) {
        List<Class<?>> sources = new ArrayList<>(configurations);
        if (web == WebApplicationType.REACTIVE) {
            sources.add(NettyServer.class);
        }
        List<String> all = new ArrayList<>(Arrays.asList(properties));
        all.add("server.port=0");
        all.add("server.address=127.0.0.1");
        // Two seconds otherwise, for each test. Not 0: with that the end of an application was once seen to hang.
        all.add("spring.reactor.netty.shutdown-quiet-period=50ms");
        return new LaneApp(new SpringApplicationBuilder(sources.toArray(Class<?>[]::new))
                .web(web)
                .bannerMode(org.springframework.boot.Banner.Mode.OFF)
                .registerShutdownHook(false)
                .run(all.stream().map(property -> "--" + property).toArray(String[]::new)));
    }

    static LaneApp start(WebApplicationType web, String... properties) {
        return start(web, List.of(), properties);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    int port() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    Scrape scrape() {
        return Scrape.of(new TestClient().get(url("/actuator/prometheus")).body());
    }

    /**
     * What a scrape would say, without a request for it. The last requests may be answered and not yet counted: wait for what
     * is expected.
     */
    Scrape meters() {
        return Scrape.of(bean(PrometheusMeterRegistry.class).scrape());
    }

    @Override
    public void close() {
        context.close();
    }
}
