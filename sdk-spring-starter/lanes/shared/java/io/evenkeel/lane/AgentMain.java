package io.evenkeel.lane;

import io.evenkeel.UserJourney;
import io.micrometer.tracing.Tracer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ResponseEntity;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestTemplate;

/**
 * An application that is its own process, as an agent needs it. It ends when its standard input does. The first argument is the
 * stack that it is to have, {@code servlet} or {@code reactive}.
 */
final class AgentMain {
    private AgentMain() {}

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @EnableScheduling
    static class Application {
        @Bean
        RestTemplate client() {
            return new RestTemplate();
        }
    }

    static class Jobs {
        @Scheduled(fixedDelayString = "PT24H")
        @UserJourney("settle")
        void settle() {}
    }

    @RestController
    static class Desk {
        private final RestTemplate client;
        private final Tracer tracer;

        Desk(RestTemplate client, Tracer tracer) {
            this.client = client;
            this.tracer = tracer;
        }

        @GetMapping("/call")
        @UserJourney("call")
        String call(@RequestParam("url") String url) {
            return client.getForObject(url, String.class);
        }

        @GetMapping("/answer/{status}")
        ResponseEntity<String> answer(@PathVariable("status") int status) {
            return ResponseEntity.status(status).body(tracer == Tracer.NOOP ? "noop" : "tracing");
        }
    }

    public static void main(String[] args) throws IOException {
        List<Class<?>> sources = new ArrayList<>(List.of(Application.class, Desk.class, Jobs.class));
        if (args[0].equals("--spring.main.web-application-type=reactive")) {
            sources.add(NettyServer.class);
        }
        SpringApplication application = new SpringApplication(sources.toArray(Class<?>[]::new));
        try (ConfigurableApplicationContext context = application.run(args)) {
            System.out.println(AloneApp.PORT + context.getEnvironment().getProperty("local.server.port"));
            System.in.transferTo(System.out);
        }
    }
}
