package io.evenkeel.lane;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A health indicator of the application's own. The type has another package on each line. */
@Configuration(proxyBeanMethods = false)
class HostHealth {
    @Bean
    HealthIndicator host() {
        return () -> Health.up().build();
    }
}
