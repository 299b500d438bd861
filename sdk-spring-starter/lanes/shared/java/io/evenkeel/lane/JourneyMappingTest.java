package io.evenkeel.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.evenkeel.UserJourney;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

class JourneyMappingTest {
    private static final String[] ROUTES = {
        "evenkeel.journeys.wide.routes=/products/**",
        "evenkeel.journeys.one.routes=/products/{id}",
        "evenkeel.journeys.new.routes=/products/new",
        "evenkeel.journeys.looked-at.routes=get /products/new",
        "evenkeel.journeys.sale.routes=GET /catalog/sale",
        "evenkeel.journeys.functional.routes=/functional/*",
    };

    @RestController
    @UserJourney("browse")
    static class Catalog {
        @GetMapping("/catalog/{id}")
        String item() {
            return "item";
        }

        @GetMapping("/catalog/special")
        @UserJourney("special")
        String special() {
            return "special";
        }

        @GetMapping("/catalog/sale")
        String sale() {
            return "sale";
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import(Catalog.class)
    static class Catalogs {}

    @ParameterizedTest
    @EnumSource(names = {"SERVLET", "REACTIVE"})
    void theMostSpecificRouteWinsThenTheAnnotationThenTheDefault(WebApplicationType web) {
        try (LaneApp app = start(web)) {
            send(app, "");

            await().untilAsserted(
                            () -> assertThat(app.meters().eventsByJourney()).isEqualTo(expected()));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVLET", "REACTIVE"})
    void routesAreWithinTheApplicationWhereverItIsMounted(WebApplicationType web) {
        try (LaneApp app = start(web, "server.servlet.context-path=/shop", "spring.webflux.base-path=/shop")) {
            send(app, "/shop");
            RawAnswer.to(app.port(), "GET /shop/actuator/health");

            await().untilAsserted(() -> {
                assertThat(app.meters().eventsByJourney()).isEqualTo(expected());
                assertThat(app.meters().sum("slo_events_excluded_total", "reason=\"probe\""))
                        .isEqualTo(1);
            });
        }
    }

    private static void send(LaneApp app, String mount) {
        Map.of(
                        "GET /products/7", 1,
                        "GET /products/new", 2,
                        "GET /catalog/7", 3,
                        "GET /catalog/special", 4,
                        "GET /catalog/sale", 5,
                        "GET /functional/7", 6,
                        "GET /ok/products", 7,
                        "POST /orders", 8,
                        "PUT /products/new", 9,
                        "GET /products/7/reviews", 9)
                .forEach((request, times) -> {
                    for (int i = 0; i < times; i++) {
                        RawAnswer.to(app.port(), request.replace(" ", " " + mount));
                    }
                });
    }

    /** The good events of each journey, and those that were the client's fault. */
    private static Map<String, Long> expected() {
        return Map.ofEntries(
                Map.entry("one good", 1L),
                Map.entry("looked-at good", 2L),
                Map.entry("browse good", 3L),
                Map.entry("special good", 4L),
                Map.entry("sale good", 5L),
                Map.entry("functional good", 6L),
                Map.entry("default good", 7L),
                Map.entry("checkout good", 8L),
                Map.entry("new client_fault", 9L),
                Map.entry("wide client_fault", 9L));
    }

    private static LaneApp start(WebApplicationType web, String... properties) {
        return LaneApp.start(
                web,
                List.of(
                        Catalogs.class,
                        web == WebApplicationType.SERVLET ? Functional.Mvc.class : Functional.WebFlux.class),
                Stream.of(ROUTES, properties).flatMap(Arrays::stream).toArray(String[]::new));
    }
}
