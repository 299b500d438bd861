package io.evenkeel.spring.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import feign.Client;
import feign.FeignException;
import io.evenkeel.Reliability;
import io.evenkeel.spring.config.ReliabilityConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.cloud.openfeign.EnableFeignClients;
import org.springframework.cloud.openfeign.FeignAutoConfiguration;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

class SpringCloudFeignTest {
    private static final HttpServer SERVER = started();

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(
                    AutoConfigurations.of(FeignAutoConfiguration.class, HttpMessageConvertersAutoConfiguration.class))
            .withUserConfiguration(ReliabilityConfiguration.class, FeignConfiguration.class, Application.class)
            .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
            .withPropertyValues(
                    "stock.url=http://127.0.0.1:" + SERVER.getAddress().getPort());

    /** By URL here, and by name where a load balancer resolves that. */
    @FeignClient(name = "stock", url = "${stock.url}")
    interface Stock {
        @GetMapping("/{path}")
        String get(@PathVariable("path") String path);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableFeignClients(clients = Stock.class)
    static class Application {
        @Bean
        OutboundCalls outboundCalls(Reliability reliability) {
            return new OutboundCalls(
                    new Hosts(Map.of("stock", List.of("127.0.0.1")), reliability::dependency), reliability.faults());
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnClient {
        private final List<String> hosts = new CopyOnWriteArrayList<>();

        @Bean
        Client balancing() {
            Client client = new Client.Default(null, null);
            return (request, options) -> {
                hosts.add(request.url());
                return client.execute(request, options);
            };
        }
    }

    private static HttpServer started() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                boolean fine = exchange.getRequestURI().getPath().equals("/fine");
                byte[] body = "fine".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(fine ? 200 : 404, body.length);
                try (OutputStream out = exchange.getResponseBody()) {
                    out.write(body);
                }
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterAll
    static void stop() {
        SERVER.stop(0);
    }

    @Test
    void eachFeignClientIsGuarded() {
        runner.run(context -> {
            Stock stock = context.getBean(Stock.class);

            assertThat(stock.get("fine")).isEqualTo("fine");
            assertThatThrownBy(() -> stock.get("nothing")).isInstanceOf(FeignException.NotFound.class);

            assertThat(calls(context)).isEqualTo(Map.of("stock success", 1L, "stock client_fault", 1L));
        });
    }

    @Test
    void aClientOfTheApplicationIsLeftAsItIsAndGuardedFromOutside() {
        runner.withUserConfiguration(OwnClient.class).run(context -> {
            assertThat(context.getBean(Stock.class).get("fine")).isEqualTo("fine");

            assertThat(context.getBean(Client.class)).isNotInstanceOf(GuardedFeignClient.class);
            assertThat(context.getBean(OwnClient.class).hosts).hasSize(1);
            assertThat(calls(context)).isEqualTo(Map.of("stock success", 1L));
        });
    }

    private static Map<String, Long> calls(ApplicationContext context) {
        Map<String, Long> calls = new TreeMap<>();
        for (Timer timer :
                context.getBean(MeterRegistry.class).find("dependency.calls").timers()) {
            if (timer.count() > 0) {
                calls.put(
                        timer.getId().getTag("dependency") + " " + timer.getId().getTag("outcome"), timer.count());
            }
        }
        return calls;
    }
}
