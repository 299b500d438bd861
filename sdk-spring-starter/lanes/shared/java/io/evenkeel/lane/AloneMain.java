package io.evenkeel.lane;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The main class of {@link AloneApp}: an application that is its own process. With a web server it ends when its standard
 * input does, without one at once. Nothing calls {@code System.exit}.
 */
final class AloneMain {
    private AloneMain() {}

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}

    @RestController
    static class Hello {
        @GetMapping("/hello")
        String hello() {
            return "hello";
        }
    }

    public static void main(String[] args) throws IOException {
        List<Class<?>> sources = new ArrayList<>(List.of(Application.class));
        if (ClassUtils.isPresent("org.springframework.web.bind.annotation.RestController", null)) {
            sources.add(Hello.class);
        }
        SpringApplication application = new SpringApplication(sources.toArray(Class<?>[]::new));
        try (ConfigurableApplicationContext context = application.run(args)) {
            String port = context.getEnvironment().getProperty("local.server.port");
            if (port != null) {
                System.out.println(AloneApp.PORT + port);
                System.in.transferTo(System.out);
            }
        }
    }
}
