package io.evenkeel.spring.inbound;

import io.evenkeel.Reliability;
import io.evenkeel.spring.config.EvenkeelProperties;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Inbound work of both web stacks, as far as the application has one. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@ConditionalOnClass(
        name = {
            "org.springframework.http.server.observation.ServerRequestObservationContext",
            "org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints"
        })
public class InboundConfiguration {

    @Bean
    InboundRecorder evenkeelInboundRecorder(
            Reliability reliability,
            EvenkeelProperties properties,
            AnnotatedHandlers handlers,
            ObjectProvider<PathMappedEndpoints> endpoints,
            Environment environment) {
        Map<String, List<String>> routes = new TreeMap<>();
        properties.journeys().forEach((name, journey) -> routes.put(name, journey.routes()));
        return new InboundRecorder(
                new RouteTable(routes, reliability::journey),
                handlers,
                reliability.journey(Reliability.DEFAULT_JOURNEY),
                probes(properties.inbound(), endpoints, environment),
                reliability.faults());
    }

    @Bean
    AnnotatedHandlers evenkeelAnnotatedHandlers(Reliability reliability) {
        return new AnnotatedHandlers(reliability::journey);
    }

    private static ProbePaths probes(
            EvenkeelProperties.Inbound inbound, ObjectProvider<PathMappedEndpoints> provided, Environment environment) {
        List<String> trees = new ArrayList<>();
        Set<String> paths = new HashSet<>(inbound.probePaths());
        provided.ifAvailable(endpoints -> {
            if (hasItsOwnPort(environment)) {
                return; // The same path at this port is the application's own.
            }
            String base = endpoints.getBasePath();
            if (base.length() > 1) {
                trees.add(base);
            } else {
                trees.addAll(endpoints.getAllPaths());
            }
        });
        return new ProbePaths(trees, paths);
    }

    private static boolean hasItsOwnPort(Environment environment) {
        return ManagementPortType.get(environment) == ManagementPortType.DIFFERENT;
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    @ConditionalOnClass(name = "org.springframework.web.servlet.DispatcherServlet")
    static class Servlet {

        @Bean
        ServletObservationHandler evenkeelServletObservationHandler(InboundRecorder recorder) {
            return new ServletObservationHandler(recorder);
        }

        @Bean
        SmartInitializingSingleton evenkeelServletHandlerMethods(
                AnnotatedHandlers handlers,
                ObjectProvider<org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping> mappings) {
            return () -> mappings.stream()
                    .flatMap(mapping -> mapping.getHandlerMethods().values().stream())
                    .forEach(handlers::add);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
    @ConditionalOnClass(name = "org.springframework.web.reactive.DispatcherHandler")
    static class Reactive {

        @Bean
        ReactiveObservationHandler evenkeelReactiveObservationHandler(
                InboundRecorder recorder, Environment environment) {
            return new ReactiveObservationHandler(
                    recorder, hasItsOwnPort(environment) ? new ManagementPort(environment) : null);
        }

        @Bean
        SmartInitializingSingleton evenkeelReactiveHandlerMethods(
                AnnotatedHandlers handlers,
                ObjectProvider<org.springframework.web.reactive.result.method.RequestMappingInfoHandlerMapping>
                        mappings) {
            return () -> mappings.stream()
                    .flatMap(mapping -> mapping.getHandlerMethods().values().stream())
                    .forEach(handlers::add);
        }
    }
}
