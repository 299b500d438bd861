package io.evenkeel.spring.inbound;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What every way in needs, also in an application without a web. */
@Configuration(proxyBeanMethods = false)
public class JourneyCarrierConfiguration {

    @Bean
    JourneyCarrier evenkeelJourneyCarrier() {
        return new JourneyCarrier();
    }
}
