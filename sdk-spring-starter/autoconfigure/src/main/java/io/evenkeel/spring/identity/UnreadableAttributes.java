package io.evenkeel.spring.identity;

import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.resources.ResourceBuilder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Where {@code OTEL_RESOURCE_ATTRIBUTES} is wrongly encoded, Spring Boot's resource would end the start. This one takes its
 * place then, with all that was understood.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(name = "io.opentelemetry.sdk.resources.Resource")
@Conditional(UnreadableAttributes.Found.class)
class UnreadableAttributes {

    @Bean
    @ConditionalOnMissingBean
    Resource evenkeelResource(ResourceIdentity identity) {
        ResourceBuilder builder = Resource.getDefault().toBuilder();
        identity.attributes().forEach(builder::put);
        return builder.build();
    }

    /** Whether there is an entry that cannot be decoded. */
    static final class Found implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return AttributeList.of(new Variables(context.getEnvironment()).get("OTEL_RESOURCE_ATTRIBUTES"))
                    .isWronglyEncoded();
        }
    }
}
