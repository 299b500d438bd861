package io.evenkeel.spring.outbound;

import feign.Feign;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Guards what is built with Feign builders that are beans. */
final class FeignBuilders implements BeanPostProcessor {
    private final GuardingCapability capability;

    FeignBuilders(GuardingCapability capability) {
        this.capability = capability;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        if (bean instanceof Feign.Builder builder) {
            builder.addCapability(capability);
        }
        return bean;
    }
}
