package io.evenkeel.spring.outbound;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The client observations, unless the application has a convention of its own for them. */
@Configuration(proxyBeanMethods = false)
class CappedHostsConfiguration {

    private static String name(Environment environment) {
        return environment.getProperty("management.observations.http.client.requests.name", "http.client.requests");
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "org.springframework.http.client.observation.ClientRequestObservationConvention")
    static class Blocking {

        @Bean
        @ConditionalOnMissingBean(org.springframework.http.client.observation.ClientRequestObservationConvention.class)
        CappedHosts.Blocking evenkeelBlockingClientConvention(
                Environment environment, ObjectProvider<OutboundCalls> calls) {
            return new CappedHosts.Blocking(name(environment), calls::getObject);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "org.springframework.web.reactive.function.client.ClientRequestObservationConvention")
    static class Reactive {

        @Bean
        @ConditionalOnMissingBean(
                org.springframework.web.reactive.function.client.ClientRequestObservationConvention.class)
        CappedHosts.Reactive evenkeelReactiveClientConvention(
                Environment environment, ObjectProvider<OutboundCalls> calls) {
            return new CappedHosts.Reactive(name(environment), calls::getObject);
        }
    }
}
