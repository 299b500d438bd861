package io.evenkeel.spring.report;

import io.evenkeel.Reliability;
import io.evenkeel.spring.config.EvenkeelProperties;
import io.evenkeel.spring.control.ModeSources;
import io.evenkeel.spring.facts.Facts;
import io.evenkeel.spring.facts.Inventory;
import io.evenkeel.spring.facts.PortalForms;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The endpoint, where there is an actuator and the application exposes it. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(
        name = "org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint")
public class ReportConfiguration {

    @Bean
    @ConditionalOnAvailableEndpoint(endpoint = ReliabilityEndpoint.class)
    ReliabilityEndpoint evenkeelReliabilityEndpoint(
            Reliability reliability,
            ModeSources sources,
            Facts facts,
            PortalForms forms,
            Inventory inventory,
            EvenkeelProperties properties) {
        return properties.endpoint().writeEnabled()
                ? new WritableReliabilityEndpoint(reliability, sources, facts, forms, inventory)
                : new ReliabilityEndpoint(reliability, sources, facts, forms, inventory);
    }
}
