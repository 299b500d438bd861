package io.evenkeel.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.evenkeel.UserJourney;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is refused of the way from a request to its journey: only a web application can tell. */
@ExtendWith(OutputCaptureExtension.class)
class JourneyErrorsTest {
    private static final String ROUTE =
            "a path pattern such as /orders/{id}, or an HTTP method and a path pattern such as POST /orders";

    @RestController
    static class Misnamed {
        @GetMapping("/misnamed")
        @UserJourney("check out")
        String handle() {
            return "never";
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import({LaneApp.Shop.class, Misnamed.class})
    static class MisnamedShop {}

    @Configuration(proxyBeanMethods = false)
    @Import({LaneApp.Shop.class, NettyServer.class})
    static class NettyShop {}

    @ParameterizedTest(name = "{0}")
    @MethodSource("routes")
    void aRouteThatCannotBeIsRefused(
            String routes, String setting, String value, String expected, CapturedOutput output) {
        assertThat(FailedStart.report(output, WebApplicationType.SERVLET, LaneApp.Shop.class, routes.split(" & ")))
                .isEqualTo(FailedStart.refused(setting, value, expected, setting.substring(0, setting.indexOf('['))));
    }

    static List<Arguments> routes() {
        String checkout = "evenkeel.journeys.checkout.routes";
        return List.of(
                arguments(checkout + "=orders", checkout + "[0]", "orders", ROUTE),
                arguments(checkout + "=/orders,FETCH /orders", checkout + "[1]", "FETCH /orders", ROUTE),
                arguments(checkout + "=/orders/{id", checkout + "[0]", "/orders/{id", ROUTE),
                arguments(
                        checkout + "=POST /orders & evenkeel.journeys.pay.routes=/pay,post  /orders",
                        "evenkeel.journeys.pay.routes[1]",
                        "POST /orders",
                        "a route that is not taken by journey checkout"));
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVLET", "REACTIVE"})
    void anAnnotationThatNamesWhatCannotBeALabelIsRefused(WebApplicationType web, CapturedOutput output) {
        assertThat(FailedStart.report(output, web, MisnamedShop.class))
                .isEqualTo(FailedStart.refusedAt(
                        "@UserJourney of " + Misnamed.class.getName() + "#handle[0 args]",
                        "check out",
                        "1 to 100 letters, digits, '.', '_', '-' or ':', a letter or digit first",
                        ""));
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVLET", "REACTIVE", "NONE"})
    void aJourneyThatNothingMapsToIsRefused(WebApplicationType web, CapturedOutput output) {
        Class<?> application = web == WebApplicationType.REACTIVE ? NettyShop.class : LaneApp.Shop.class;

        assertThat(FailedStart.report(
                        output, web, application, "evenkeel.journeys.chekout.objectives.availability.target=0.99"))
                .isEqualTo(FailedStart.refused(
                        "evenkeel.journeys.chekout",
                        "unknown",
                        "a journey that some work belongs to: give it routes, put @UserJourney(\"chekout\") on a handler"
                                + " method, a job, a listener or another public method of a bean, or call"
                                + " Reliability.journey(\"chekout\") while the application starts",
                        "evenkeel.journeys.chekout.objectives.availability.target"));
    }

    @Test
    void withoutAWebApplicationTheJourneysOfItsRoutesAndHandlersAreNotRefused() {
        try (LaneApp app = LaneApp.start(
                WebApplicationType.NONE,
                "evenkeel.journeys.browse.routes=/products/{id}",
                "evenkeel.journeys.default.objectives.availability.target=0.99",
                "evenkeel.journeys.checkout.objectives.availability.target=0.99")) {
            assertThat(app.context().isRunning()).isTrue();
        }
    }
}
