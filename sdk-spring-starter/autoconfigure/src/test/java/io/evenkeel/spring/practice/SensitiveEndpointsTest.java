package io.evenkeel.spring.practice;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import io.evenkeel.Reliability;
import io.evenkeel.practice.Finding;
import io.evenkeel.spring.config.EvenkeelProperties;
import io.evenkeel.spring.control.ModeSources;
import io.evenkeel.spring.facts.Facts;
import io.evenkeel.spring.facts.Inventory;
import io.evenkeel.spring.facts.PortalForms;
import io.evenkeel.spring.report.ReportConfiguration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.actuate.autoconfigure.context.ShutdownEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.context.properties.ConfigurationPropertiesReportEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.env.EnvironmentEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.logging.LoggersEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.management.HeapDumpWebEndpointAutoConfiguration;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.WebInvocationPrivilegeEvaluator;

/** Every operation of the endpoints is asked for, and not their roots alone. No request is sent. */
class SensitiveEndpointsTest {
    private static final String[] OPERATIONS = {
        "GET /actuator/configprops",
        "GET /actuator/configprops/any",
        "GET /actuator/env",
        "GET /actuator/env/any",
        "GET /actuator/heapdump",
        "POST /actuator/loggers/any",
        "GET /actuator/reliability",
        "GET /actuator/reliability/any",
        "POST /actuator/reliability",
        "POST /actuator/reliability/any",
        "POST /actuator/shutdown",
        "DELETE /actuator/tree/any/any",
    };
    private static final String REMEDY =
            " (expected: not in management.endpoints.web.exposure.include, or behind Spring Security, or"
                    + " management.server.address=127.0.0.1 with a management.server.port)";

    private final List<String> asked = new ArrayList<>();

    private final WebApplicationContextRunner application = new WebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    EndpointAutoConfiguration.class,
                    WebEndpointAutoConfiguration.class,
                    ConfigurationPropertiesReportEndpointAutoConfiguration.class,
                    EnvironmentEndpointAutoConfiguration.class,
                    HeapDumpWebEndpointAutoConfiguration.class,
                    LoggersEndpointAutoConfiguration.class,
                    ShutdownEndpointAutoConfiguration.class))
            .withUserConfiguration(Properties.class, ReportConfiguration.class)
            .withBean(Reliability.class, () -> mock(Reliability.class))
            .withBean(ModeSources.class, () -> mock(ModeSources.class))
            .withBean(Facts.class, () -> mock(Facts.class))
            .withBean(PortalForms.class, () -> mock(PortalForms.class))
            .withBean(Inventory.class, () -> mock(Inventory.class))
            .withBean(LoggingSystem.class, () -> LoggingSystem.get(getClass().getClassLoader()))
            .withBean(Tree.class)
            .withPropertyValues(
                    "management.endpoints.web.exposure.include=configprops,env,heapdump,loggers,shutdown,reliability,tree",
                    "management.endpoint.shutdown.access=UNRESTRICTED",
                    "management.endpoint.heapdump.access=UNRESTRICTED",
                    "evenkeel.endpoint.write-enabled=true");

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(EvenkeelProperties.class)
    static class Properties {}

    /** Its path has as many parts as whoever asks wants. */
    @Endpoint(id = "tree")
    static class Tree {
        @DeleteOperation
        public void cut(@Selector(match = Selector.Match.ALL_REMAINING) String... parts) {}
    }

    @Test
    void eachOperationIsAskedForWithSomethingInThePlaceOfItsVariables() {
        assertThat(found((path, method) -> false))
                .isEqualTo(Finding.passed(
                        "configprops, env, heapdump, loggers, reliability, shutdown, tree: Spring Security"
                                + " refuses who is not known"));
        assertThat(asked).containsExactlyInAnyOrder(OPERATIONS);
    }

    @Test
    void protectionOfTheRootsAloneIsNone() {
        assertThat(found((path, method) -> path.split("/", -1).length > 3))
                .isEqualTo(Finding.failed("configprops, env, loggers, reliability, tree: open for anyone" + REMEDY));
    }

    @Test
    void oneOpenOperationIsEnough() {
        for (String operation : OPERATIONS) {
            assertThat(found((path, method) -> operation.equals(method + " " + path)))
                    .as(operation)
                    .isEqualTo(Finding.failed(operation.split("/", -1)[2] + ": open for anyone" + REMEDY));
        }
    }

    @Test
    void theyAreWhereTheServletIs() {
        application.withPropertyValues("spring.mvc.servlet.path=/mvc").run(context -> assertThat(
                        found(context, (path, method) -> path.startsWith("/actuator")))
                .isEqualTo(Finding.passed("configprops, env, heapdump, loggers, reliability, shutdown, tree: Spring"
                        + " Security refuses who is not known")));
        assertThat(asked).contains("GET /mvc/actuator/env").hasSize(OPERATIONS.length);
    }

    @Test
    void withoutAPortForThemThereIsNothingToProtect() {
        application.withPropertyValues("management.server.port=-1").run(context -> assertThat(
                        found(context, (path, method) -> true))
                .isEqualTo(Finding.skipped("no endpoints over HTTP: management.server.port=-1")));
        assertThat(asked).isEmpty();
    }

    @Test
    void thePortOfTheApplicationIsNoneOfTheirOwn() {
        for (String ports : new String[] {"8080", "9090"}) {
            application
                    .withPropertyValues("management.server.port=" + ports, "management.server.address=127.0.0.1")
                    .withPropertyValues(ports.equals("8080") ? "" : "server.port=" + ports)
                    .run(context -> assertThat(found(context, (path, method) -> path.endsWith("/shutdown")))
                            .as(ports)
                            .isEqualTo(Finding.failed("shutdown: open for anyone" + REMEDY)));
        }
        for (String port : new String[] {"0", "9091"}) {
            application
                    .withPropertyValues(
                            "management.server.port=" + port, "management.server.address=127.0.0.1", "server.port=0")
                    .run(context -> assertThat(found(context, (path, method) -> true))
                            .as(port)
                            .isEqualTo(
                                    Finding.passed("configprops, env, heapdump, loggers, reliability, shutdown, tree:"
                                            + " at a port of 127.0.0.1 only")));
        }
    }

    private Finding found(BiPredicate<String, String> open) {
        asked.clear();
        List<Finding> found = new ArrayList<>();
        application.run(context -> found.add(found(context, open)));
        return found.get(0);
    }

    private Finding found(ApplicationContext context, BiPredicate<String, String> open) {
        ConfigurableListableBeanFactory beans =
                (ConfigurableListableBeanFactory) context.getAutowireCapableBeanFactory();
        beans.registerSingleton("evaluator", new Rules(open));
        HttpEndpoints endpoints = new HttpEndpoints(beans, context.getEnvironment(), true);
        EndpointPractices practices = new EndpointPractices(beans, context.getEnvironment(), endpoints);
        return requireNonNull(practices.checks().get("actuator-protected")).find();
    }

    private final class Rules implements WebInvocationPrivilegeEvaluator {
        private final BiPredicate<String, String> open;

        Rules(BiPredicate<String, String> open) {
            this.open = open;
        }

        @Override
        public boolean isAllowed(String uri, Authentication authentication) {
            throw new AssertionError("without a method nobody can tell");
        }

        @Override
        public boolean isAllowed(String contextPath, String uri, String method, Authentication authentication) {
            asked.add(method + " " + uri);
            return open.test(uri, method);
        }
    }
}
