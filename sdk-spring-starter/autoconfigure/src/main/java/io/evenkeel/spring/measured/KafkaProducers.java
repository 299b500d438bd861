package io.evenkeel.spring.measured;

import io.evenkeel.spring.measured.MeasuredCalls.Begun;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;

/**
 * Measures what the producers of Spring Kafka's factories send, from handing it over until the broker has acknowledged it.
 * Named after the bean; Boot's own is {@code kafka}.
 */
final class KafkaProducers implements BeanPostProcessor {
    private static final String OF_BOOT = "kafkaProducerFactory";
    private static final String NAME_OF_BOOTS = "kafka";

    private final MeasuredCalls calls;

    KafkaProducers(MeasuredCalls calls) {
        this.calls = calls;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        if (bean instanceof DefaultKafkaProducerFactory<?, ?> factory) {
            measure(factory, beanName.equals(OF_BOOT) ? NAME_OF_BOOTS : beanName);
        }
        return bean;
    }

    private <K, V> void measure(DefaultKafkaProducerFactory<K, V> factory, String name) {
        factory.addPostProcessor(producer -> measured(producer, name));
    }

    /** A proxy, because the methods of a producer differ between the versions of Kafka. */
    @SuppressWarnings("unchecked")
    private <K, V> Producer<K, V> measured(Producer<K, V> producer, String name) {
        return (Producer<K, V>) Proxy.newProxyInstance(
                Producer.class.getClassLoader(), new Class<?>[] {Producer.class}, new Sending(producer, name));
    }

    private final class Sending implements InvocationHandler {
        private final Producer<?, ?> producer;
        private final String name;

        Sending(Producer<?, ?> producer, String name) {
            this.producer = producer;
            this.name = name;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            if (arguments != null && method.getName().equals("send")) {
                return send(arguments[0], arguments.length > 1 ? (Callback) arguments[1] : null);
            }
            if (arguments != null && method.getName().equals("equals") && method.getParameterCount() == 1) {
                return proxy == arguments[0];
            }
            return invoked(method, arguments);
        }

        private @Nullable Object invoked(Method method, Object @Nullable ... arguments) throws Throwable {
            try {
                return method.invoke(producer, arguments);
            } catch (InvocationTargetException thrown) {
                throw thrown.getCause() == null ? thrown : thrown.getCause();
            }
        }

        @SuppressWarnings({"unchecked", "rawtypes"})
        private Object send(Object record, @Nullable Callback callback) {
            Begun call = MeasuredCalls.begin();
            AtomicBoolean counted = new AtomicBoolean();
            try {
                return ((Producer) producer)
                        .send((org.apache.kafka.clients.producer.ProducerRecord) record, (metadata, error) -> {
                            ended(counted, call, error);
                            if (callback != null) {
                                callback.onCompletion(metadata, error);
                            }
                        });
            } catch (Throwable error) {
                ended(counted, call, error);
                throw error;
            }
        }

        private void ended(AtomicBoolean counted, Begun call, @Nullable Throwable error) {
            if (counted.compareAndSet(false, true)) {
                calls.ended(name, call, error);
            }
        }
    }
}
