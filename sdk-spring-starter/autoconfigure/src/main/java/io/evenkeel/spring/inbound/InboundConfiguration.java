package io.evenkeel.spring.inbound;

import io.evenkeel.Reliability;
import io.evenkeel.guard.GuardMode;
import io.evenkeel.spring.config.EvenkeelProperties;
import io.evenkeel.spring.tracing.ObservationSpans;
import io.evenkeel.spring.tracing.OnRecordingAgent;
import jakarta.servlet.DispatcherType;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.mvc.condition.PathPatternsRequestCondition;

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
            InboundJourneys journeys,
            ProbePaths probes,
            ObservationSpans spans) {
        return new InboundRecorder(
                journeys,
                new Callers(properties.deadline(), deadlines(reliability), System::currentTimeMillis),
                probes,
                spans,
                reliability.faults());
    }

    @Bean
    LateRequests evenkeelLateRequests(Reliability reliability, InboundJourneys journeys, ProbePaths probes) {
        return new LateRequests(
                journeys,
                probes,
                deadlines(reliability),
                () -> reliability.modes().mode(),
                reliability.faults());
    }

    @Bean
    InboundJourneys evenkeelInboundJourneys(
            Reliability reliability, EvenkeelProperties properties, AnnotatedHandlers handlers) {
        Map<String, List<String>> routes = new TreeMap<>();
        properties.journeys().forEach((name, journey) -> routes.put(name, journey.routes()));
        return new InboundJourneys(
                RouteTable.configured(routes, reliability::journey),
                handlers,
                reliability.journey(Reliability.DEFAULT_JOURNEY),
                reliability.faults());
    }

    @Bean
    AnnotatedHandlers evenkeelAnnotatedHandlers(Reliability reliability) {
        return new AnnotatedHandlers(reliability::journey);
    }

    @Bean
    ProbePaths evenkeelProbePaths(
            EvenkeelProperties properties, ObjectProvider<PathMappedEndpoints> provided, Environment environment) {
        return new ProbePaths(
                () -> managementTrees(provided.getIfAvailable(), environment),
                new HashSet<>(properties.inbound().probePaths()));
    }

    /**
     * Asked for by the first request: this bean is made while Spring Boot makes the server, and to find the endpoints is much
     * dearer there than when all beans are known.
     */
    private static List<String> managementTrees(@Nullable PathMappedEndpoints endpoints, Environment environment) {
        if (endpoints == null || hasItsOwnPort(environment)) {
            return List.of(); // The same path at the application's port is its own.
        }
        String base = endpoints.getBasePath();
        return base.length() > 1 ? List.of(base) : List.copyOf(endpoints.getAllPaths());
    }

    /** What is in effect, and not only configured: a customizer may have said it. */
    private static GuardMode deadlines(Reliability reliability) {
        return reliability.dependencyDefaults().deadlineMode();
    }

    private static boolean hasItsOwnPort(Environment environment) {
        return ManagementPortType.get(environment) == ManagementPortType.DIFFERENT;
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    @ConditionalOnClass(name = "org.springframework.web.servlet.DispatcherServlet")
    static class Servlet {
        /** That of Spring Boot's filter, and one more. */
        private static final int BEHIND_THE_OBSERVATION = Ordered.HIGHEST_PRECEDENCE + 2;

        @Bean
        ServletObservationHandler evenkeelServletObservationHandler(InboundRecorder recorder) {
            return new ServletObservationHandler(recorder);
        }

        @Bean
        FilterRegistrationBean<LateRequestFilter> evenkeelLateRequestFilter(
                LateRequests late, Reliability reliability) {
            FilterRegistrationBean<LateRequestFilter> registration =
                    new FilterRegistrationBean<>(new LateRequestFilter(late));
            registration.setOrder(BEHIND_THE_OBSERVATION);
            registration.setDispatcherTypes(DispatcherType.REQUEST);
            registration.setEnabled(deadlines(reliability) != GuardMode.OFF);
            return registration;
        }

        @Bean
        SmartInitializingSingleton evenkeelServletHandlerMethods(
                AnnotatedHandlers handlers,
                ObjectProvider<org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping> mappings) {
            return () -> handlers.are(mappings.stream()
                    .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                    .map(handler -> new AnnotatedHandlers.Handler(handler.getValue(), routes(handler.getKey())))
                    .toList());
        }

        private static List<Route> routes(org.springframework.web.servlet.mvc.method.RequestMappingInfo mapping) {
            PathPatternsRequestCondition patterns = mapping.getPathPatternsCondition();
            return patterns == null
                    ? List.of()
                    : Route.of(
                            patterns.getPatterns(),
                            mapping.getMethodsCondition().getMethods());
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
        @Conditional(OnRecordingAgent.class)
        AnsweringWebFilter evenkeelAnsweringWebFilter(InboundRecorder recorder) {
            return new AnsweringWebFilter(recorder);
        }

        @Bean
        LateRequestWebFilter evenkeelLateRequestWebFilter(LateRequests late) {
            return new LateRequestWebFilter(late);
        }

        @Bean
        SmartInitializingSingleton evenkeelReactiveHandlerMethods(
                AnnotatedHandlers handlers,
                ObjectProvider<org.springframework.web.reactive.result.method.RequestMappingInfoHandlerMapping>
                        mappings) {
            return () -> handlers.are(mappings.stream()
                    .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                    .map(handler -> new AnnotatedHandlers.Handler(
                            handler.getValue(),
                            Route.of(
                                    handler.getKey().getPatternsCondition().getPatterns(),
                                    handler.getKey().getMethodsCondition().getMethods())))
                    .toList());
        }
    }
}
