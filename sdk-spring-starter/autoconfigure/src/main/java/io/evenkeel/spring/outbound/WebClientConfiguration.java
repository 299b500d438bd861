package io.evenkeel.spring.outbound;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** WebClient, and the HTTP interfaces on top of it. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(name = "org.springframework.web.reactive.function.client.WebClient")
@ConditionalOnProperty(prefix = "evenkeel.outbound", name = "web-client", matchIfMissing = true)
class WebClientConfiguration {

    @Bean
    static WebClients evenkeelWebClients(ObjectProvider<OutboundCalls> calls) {
        return new WebClients(new GuardingFilter(calls::getObject));
    }

    /** What a builder bean does not reach: the groups of HTTP interfaces of Boot 4. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "org.springframework.boot.webclient.WebClientCustomizer")
    static class Boot4 {

        @Bean
        @Order(Ordered.LOWEST_PRECEDENCE)
        org.springframework.boot.webclient.WebClientCustomizer evenkeelWebClientCustomizer(WebClients clients) {
            return clients::guard;
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "org.springframework.boot.web.reactive.function.client.WebClientCustomizer")
    static class Boot3 {

        @Bean
        @Order(Ordered.LOWEST_PRECEDENCE)
        org.springframework.boot.web.reactive.function.client.WebClientCustomizer evenkeelWebClientCustomizer(
                WebClients clients) {
            return clients::guard;
        }
    }
}
