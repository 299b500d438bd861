package io.evenkeel.lane;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Endpoints without a handler method, one configuration for each web stack. */
final class Functional {
    private Functional() {}

    @Configuration(proxyBeanMethods = false)
    static class Mvc {
        @Bean
        org.springframework.web.servlet.function.RouterFunction<?> router() {
            return org.springframework.web.servlet.function.RouterFunctions.route()
                    .GET("/functional/{id}", request -> org.springframework.web.servlet.function.ServerResponse.ok()
                            .body("functional " + request.pathVariable("id")))
                    .build();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class WebFlux {
        @Bean
        org.springframework.web.reactive.function.server.RouterFunction<?> router() {
            return org.springframework.web.reactive.function.server.RouterFunctions.route()
                    .GET(
                            "/functional/{id}",
                            request -> org.springframework.web.reactive.function.server.ServerResponse.ok()
                                    .bodyValue("functional " + request.pathVariable("id")))
                    .build();
        }
    }
}
