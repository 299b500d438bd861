package io.evenkeel.spring.measured;

import io.lettuce.core.AbstractRedisClient;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/** Measures the commands of Spring Data's connection factories. Named after the bean; Boot's own is {@code redis}. */
final class RedisConnectionFactories implements BeanPostProcessor {
    private static final String OF_BOOT = "redisConnectionFactory";
    private static final String NAME_OF_BOOTS = "redis";

    private final RedisClients clients;

    RedisConnectionFactories(RedisClients clients) {
        this.clients = clients;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        if (bean instanceof LettuceConnectionFactory factory) {
            AbstractRedisClient client = factory.getNativeClient();
            if (client != null) {
                clients.measure(client, beanName.equals(OF_BOOT) ? NAME_OF_BOOTS : beanName);
            }
        }
        return bean;
    }
}
