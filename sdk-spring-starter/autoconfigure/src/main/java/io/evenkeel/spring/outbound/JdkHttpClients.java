package io.evenkeel.spring.outbound;

import java.net.http.HttpClient;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Guards the HTTP clients of the JDK that are beans. A class of the application's own may be asked for by its own type. */
final class JdkHttpClients implements BeanPostProcessor {
    private static final String OF_THE_JDK = "jdk.internal.net.http.";

    private final Supplier<OutboundCalls> calls;
    private final Set<String> repeatableMethods;

    JdkHttpClients(Supplier<OutboundCalls> calls, Set<String> repeatableMethods) {
        this.calls = calls;
        this.repeatableMethods = repeatableMethods;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        return bean instanceof HttpClient client && bean.getClass().getName().startsWith(OF_THE_JDK)
                ? new GuardedHttpClient(client, calls, repeatableMethods)
                : bean;
    }
}
