package io.evenkeel.spring.measured;

import io.evenkeel.Reliability;
import io.evenkeel.spring.tracing.ObservationSpans;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Stores and brokers, as far as the application has them. */
@Configuration(proxyBeanMethods = false)
public class MeasuredConfiguration {

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "org.springframework.kafka.core.ProducerPostProcessor")
    @ConditionalOnProperty(prefix = "evenkeel.outbound", name = "kafka", matchIfMissing = true)
    static class Kafka {
        @Bean
        static KafkaProducers evenkeelKafkaProducers(ObjectProvider<Reliability> reliability) {
            return new KafkaProducers(new MeasuredCalls(reliability::getObject));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "io.lettuce.core.event.command.CommandListener")
    @ConditionalOnProperty(prefix = "evenkeel.outbound", name = "redis", matchIfMissing = true)
    static class Redis {
        @Bean
        static RedisClients evenkeelRedisClients(ObjectProvider<Reliability> reliability) {
            return new RedisClients(new MeasuredCalls(reliability::getObject));
        }

        @Configuration(proxyBeanMethods = false)
        @ConditionalOnClass(name = "org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory")
        static class SpringData {
            @Bean
            static RedisConnectionFactories evenkeelRedisConnectionFactories(RedisClients clients) {
                return new RedisConnectionFactories(clients);
            }
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "net.ttddyy.observation.tracing.QueryContext")
    @ConditionalOnProperty(prefix = "evenkeel.outbound", name = "jdbc", matchIfMissing = true)
    static class Jdbc {
        @Bean
        JdbcObservationHandler evenkeelJdbcObservationHandler(
                ObjectProvider<Reliability> reliability, ObjectProvider<ObservationSpans> spans) {
            return new JdbcObservationHandler(new MeasuredCalls(reliability::getObject), spans::getObject);
        }
    }
}
