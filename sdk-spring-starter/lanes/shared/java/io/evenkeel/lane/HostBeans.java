package io.evenkeel.lane;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.micrometer.common.KeyValues;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.observation.ServerRequestObservationContext;

/** What an application may well have of its own, of the kinds that the SDK has too. */
@Configuration(proxyBeanMethods = false)
class HostBeans {

    @Bean
    CircuitBreakerRegistry hostBreakers() {
        CircuitBreakerRegistry breakers = CircuitBreakerRegistry.ofDefaults();
        breakers.circuitBreaker("of the host");
        return breakers;
    }

    @Bean
    MeterRegistry hostRegistry() {
        return new SimpleMeterRegistry();
    }

    @Bean
    MeterFilter hostFilter() {
        return MeterFilter.commonTags(List.of(Tag.of("region", "eu")));
    }

    @Bean
    Requests hostHandler() {
        return new Requests();
    }

    @Bean
    MvcConvention hostMvcConvention() {
        return new MvcConvention();
    }

    @Bean
    WebFluxConvention hostWebFluxConvention() {
        return new WebFluxConvention();
    }

    /** Counts the requests that have ended, of both web stacks. */
    static final class Requests implements ObservationHandler<Observation.Context> {
        private final AtomicInteger ended = new AtomicInteger();

        @Override
        public boolean supportsContext(Observation.Context context) {
            return "http.server.requests".equals(context.getName())
                    || context instanceof ServerRequestObservationContext
                    || context
                            instanceof
                            org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
        }

        @Override
        public void onStop(Observation.Context context) {
            ended.incrementAndGet();
        }

        int ended() {
            return ended.get();
        }
    }

    static final class MvcConvention extends DefaultServerRequestObservationConvention {
        @Override
        public KeyValues getLowCardinalityKeyValues(ServerRequestObservationContext context) {
            return super.getLowCardinalityKeyValues(context).and("tenant", "acme");
        }
    }

    static final class WebFluxConvention
            extends org.springframework.http.server.reactive.observation.DefaultServerRequestObservationConvention {
        @Override
        public KeyValues getLowCardinalityKeyValues(
                org.springframework.http.server.reactive.observation.ServerRequestObservationContext context) {
            return super.getLowCardinalityKeyValues(context).and("tenant", "acme");
        }
    }
}
