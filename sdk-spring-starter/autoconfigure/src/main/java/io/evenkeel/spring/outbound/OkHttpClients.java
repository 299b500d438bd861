package io.evenkeel.spring.outbound;

import okhttp3.OkHttpClient;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Guards clients of OkHttp that are beans, and what is built with builders that are beans. A guarded client shares its
 * connections and threads with the one that it stands for.
 */
final class OkHttpClients implements BeanPostProcessor {
    private final GuardingOkHttpInterceptor interceptor;

    OkHttpClients(GuardingOkHttpInterceptor interceptor) {
        this.interceptor = interceptor;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        if (bean instanceof OkHttpClient.Builder builder) {
            guard(builder);
        }
        // Another class than this one is the application's own, and may be asked for by its own type.
        return bean.getClass() == OkHttpClient.class ? guarded((OkHttpClient) bean) : bean;
    }

    private OkHttpClient guarded(OkHttpClient client) {
        return client.interceptors().contains(interceptor)
                ? client
                : guard(client.newBuilder()).build();
    }

    private OkHttpClient.Builder guard(OkHttpClient.Builder builder) {
        if (!builder.interceptors().contains(interceptor)) {
            builder.interceptors().add(0, interceptor);
        }
        return builder;
    }
}
