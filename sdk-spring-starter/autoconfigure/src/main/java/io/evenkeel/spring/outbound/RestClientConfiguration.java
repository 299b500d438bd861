package io.evenkeel.spring.outbound;

import io.evenkeel.spring.config.EvenkeelProperties;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** RestClient, and the HTTP interfaces on top of it. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(name = "org.springframework.web.client.RestClient")
@ConditionalOnProperty(prefix = "evenkeel.outbound", name = "rest-client", matchIfMissing = true)
class RestClientConfiguration {

    @Bean
    static RestClients evenkeelRestClients(
            ObjectProvider<OutboundCalls> calls, ObjectProvider<EvenkeelProperties> properties) {
        return new RestClients(new GuardingInterceptor(calls::getObject), new RequestFactories(properties::getObject));
    }

    /** What a builder bean does not reach: the groups of HTTP interfaces of Boot 4. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "org.springframework.boot.restclient.RestClientCustomizer")
    static class Boot4 {

        @Bean
        @Order(Ordered.LOWEST_PRECEDENCE)
        org.springframework.boot.restclient.RestClientCustomizer evenkeelRestClientCustomizer(RestClients clients) {
            return clients::guard;
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "org.springframework.boot.web.client.RestClientCustomizer")
    static class Boot3 {

        @Bean
        @Order(Ordered.LOWEST_PRECEDENCE)
        org.springframework.boot.web.client.RestClientCustomizer evenkeelRestClientCustomizer(RestClients clients) {
            return clients::guard;
        }
    }
}
