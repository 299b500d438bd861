package io.evenkeel.spring.outbound;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** OkHttp. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(name = "okhttp3.OkHttpClient")
@ConditionalOnProperty(prefix = "evenkeel.outbound", name = "ok-http", matchIfMissing = true)
class OkHttpConfiguration {

    @Bean
    static OkHttpClients evenkeelOkHttpClients(ObjectProvider<OutboundCalls> calls) {
        return new OkHttpClients(new GuardingOkHttpInterceptor(calls::getObject, RepeatableMethods.DEFAULT));
    }
}
