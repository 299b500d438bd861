package io.evenkeel.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientException;
import reactor.core.publisher.Mono;

class BadEventCausesTest {
    private static final OutboundClients REMOTE = OutboundClients.REST_CLIENT_BUILDER;
    private static Remotes remotes;

    @RestController
    static class Front {
        private final RestClient blocking;
        private final WebClient reactive;

        /** Boot 3.5 has no builder of the blocking kind in a reactive application. */
        Front(ObjectProvider<RestClient.Builder> blocking, WebClient.Builder reactive, Environment environment) {
            String remote = environment.getRequiredProperty("remote");
            this.blocking =
                    blocking.getIfAvailable(RestClient::builder).baseUrl(remote).build();
            this.reactive = reactive.baseUrl(remote).build();
        }

        @GetMapping("/front/blocking/{path}")
        String blocking(@PathVariable("path") String path) {
            return blocking.get().uri("/" + path).retrieve().body(String.class);
        }

        @GetMapping("/front/reactive/{path}")
        Mono<String> reactive(@PathVariable("path") String path) {
            return reactive.get().uri("/" + path).retrieve().bodyToMono(String.class);
        }

        @GetMapping("/front/fallback/{path}")
        Mono<String> fallback(@PathVariable("path") String path) {
            return reactive(path).onErrorReturn("instead");
        }

        @ExceptionHandler({RestClientException.class, WebClientException.class})
        ResponseEntity<String> remoteFailed() {
            return ResponseEntity.status(HttpStatus.BAD_GATEWAY).body("remote failed");
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import(Front.class)
    static class Fronts {}

    @BeforeAll
    static void startRemote() {
        remotes = new Remotes(REMOTE);
    }

    @AfterAll
    static void stopRemote() {
        remotes.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVLET", "REACTIVE"})
    void aBadEventNamesTheDependencyThatFailedInIt(WebApplicationType web) {
        List<String> properties = new ArrayList<>(remotes.properties());
        properties.add("remote=" + remotes.url(REMOTE));
        properties.add("evenkeel.dependencies." + Remotes.name(REMOTE) + ".mode=off");
        try (LaneApp app = LaneApp.start(web, List.of(Fronts.class), properties.toArray(String[]::new))) {
            boolean mvc = web == WebApplicationType.SERVLET;
            if (mvc) {
                send(app, 5, "/front/blocking/s500", 502);
            }
            send(app, 4, "/front/reactive/s502", 502);
            send(app, 3, "/front/fallback/s500", 200);
            send(app, 2, "/unhandled", 500);
            send(app, 1, "/front/reactive/fine", 200);

            // An answer can reach its client before its observation has ended.
            await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertExact(app.meters(), mvc ? 9 : 4));
        }
    }

    private static void assertExact(Scrape scrape, int byDependency) {
        assertThat(bad(scrape, "dependency:" + Remotes.name(REMOTE))).isEqualTo(byDependency);
        assertThat(bad(scrape, "own_error")).isEqualTo(2);
        assertThat(scrape.sum("slo_bad_events_total", "objective=\"availability\""))
                .isEqualTo(scrape.sum("slo_events_total", "objective=\"availability\"", "result=\"bad\""));
        assertThat(scrape.sum("reliability_sdk_faults_total")).isZero();
    }

    private static void send(LaneApp app, int times, String path, int status) {
        TestClient client = new TestClient();
        for (int i = 0; i < times; i++) {
            assertThat(client.get(app.url(path)).statusCode()).isEqualTo(status);
        }
    }

    private static long bad(Scrape scrape, String cause) {
        return scrape.sum(
                "slo_bad_events_total", "journey=\"default\"", "objective=\"availability\"", "cause=\"" + cause + "\"");
    }
}
