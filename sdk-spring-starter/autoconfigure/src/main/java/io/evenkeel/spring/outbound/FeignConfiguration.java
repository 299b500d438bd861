package io.evenkeel.spring.outbound;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** OpenFeign, with and without Spring Cloud. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(name = "feign.Capability")
@ConditionalOnProperty(prefix = "evenkeel.outbound", name = "feign", matchIfMissing = true)
class FeignConfiguration {

    @Bean
    GuardingCapability evenkeelFeignCapability(ObjectProvider<OutboundCalls> calls) {
        return new GuardingCapability(calls::getObject, RepeatableMethods.DEFAULT);
    }

    @Bean
    static FeignBuilders evenkeelFeignBuilders(ObjectProvider<OutboundCalls> calls) {
        return new FeignBuilders(new GuardingCapability(calls::getObject, RepeatableMethods.DEFAULT));
    }
}
