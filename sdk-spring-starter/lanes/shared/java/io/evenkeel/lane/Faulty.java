package io.evenkeel.lane;

import io.evenkeel.call.CallObserver;
import io.evenkeel.spring.config.ReliabilityCustomizer;
import io.micrometer.core.instrument.AbstractMeter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.transport.RequestReplyReceiverContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the application or a library brings, and what does not do what it should. */
final class Faulty {
    private Faulty() {}

    @Configuration(proxyBeanMethods = false)
    static class Observers {
        @Bean
        CallObserver throwsAnException() {
            return call -> {
                throw new IllegalStateException("observer");
            };
        }

        @Bean
        CallObserver throwsAnError() {
            return call -> {
                throw new NoClassDefFoundError("observer");
            };
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Classifiers {
        @Bean
        ReliabilityCustomizer classifiers() {
            return builder -> builder.journey(
                            "default",
                            journey -> journey.classifier((result, error) -> {
                                throw new IllegalStateException("classifier");
                            }))
                    .journey("checkout", journey -> journey.classifier((result, error) -> null));
        }
    }

    /** A second registry beside that of Prometheus; every count of the SDK fails in it. */
    @Configuration(proxyBeanMethods = false)
    static class CountingFails {
        @Bean
        MeterRegistry countingFails() {
            return new SimpleMeterRegistry() {
                @Override
                protected Counter newCounter(Meter.Id id) {
                    return isOurs(id) ? new FailingCounter(id) : super.newCounter(id);
                }
            };
        }
    }

    /** A second registry beside that of Prometheus; it takes no counter of the SDK. */
    @Configuration(proxyBeanMethods = false)
    static class RegisteringFails {
        @Bean
        MeterRegistry registeringFails() {
            return new SimpleMeterRegistry() {
                @Override
                protected Counter newCounter(Meter.Id id) {
                    if (isOurs(id)) {
                        throw new IllegalStateException("registering " + id.getName());
                    }
                    return super.newCounter(id);
                }
            };
        }
    }

    /** Takes away what other handlers want to read. */
    @Configuration(proxyBeanMethods = false)
    static class Observations {
        @Bean
        ObservationHandler<RequestReplyReceiverContext<?, ?>> takesTheRequestAway() {
            return new ObservationHandler<>() {
                @Override
                public boolean supportsContext(Observation.Context context) {
                    return context instanceof RequestReplyReceiverContext;
                }

                @Override
                public void onStart(RequestReplyReceiverContext<?, ?> context) {
                    context.setCarrier(null);
                }
            };
        }
    }

    private static boolean isOurs(Meter.Id id) {
        return id.getName().startsWith("slo.");
    }

    private static final class FailingCounter extends AbstractMeter implements Counter {
        FailingCounter(Meter.Id id) {
            super(id);
        }

        @Override
        public void increment(double amount) {
            throw new IllegalStateException("counting " + getId().getName());
        }

        @Override
        public double count() {
            return 0;
        }
    }
}
