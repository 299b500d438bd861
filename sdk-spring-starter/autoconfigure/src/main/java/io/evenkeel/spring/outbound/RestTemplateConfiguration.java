package io.evenkeel.spring.outbound;

import io.evenkeel.spring.config.EvenkeelProperties;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** RestTemplate. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(name = "org.springframework.web.client.RestTemplate")
@ConditionalOnProperty(prefix = "evenkeel.outbound", name = "rest-template", matchIfMissing = true)
class RestTemplateConfiguration {

    @Bean
    static RestTemplates evenkeelRestTemplates(
            ObjectProvider<OutboundCalls> calls, ObjectProvider<EvenkeelProperties> properties) {
        return new RestTemplates(
                new GuardingInterceptor(calls::getObject), new RequestFactories(properties::getObject));
    }

    /** What the builder makes without it being a bean. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "org.springframework.boot.restclient.RestTemplateCustomizer")
    static class Boot4 {

        @Bean
        @Order(Ordered.LOWEST_PRECEDENCE)
        org.springframework.boot.restclient.RestTemplateCustomizer evenkeelRestTemplateCustomizer(
                RestTemplates templates) {
            return templates::guard;
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "org.springframework.boot.web.client.RestTemplateCustomizer")
    static class Boot3 {

        @Bean
        @Order(Ordered.LOWEST_PRECEDENCE)
        org.springframework.boot.web.client.RestTemplateCustomizer evenkeelRestTemplateCustomizer(
                RestTemplates templates) {
            return templates::guard;
        }
    }
}
