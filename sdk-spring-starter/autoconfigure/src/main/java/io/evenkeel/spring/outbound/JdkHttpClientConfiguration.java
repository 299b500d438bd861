package io.evenkeel.spring.outbound;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The HTTP client of the JDK; a runtime image may be without it. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(name = "java.net.http.HttpClient")
@ConditionalOnProperty(prefix = "evenkeel.outbound", name = "jdk-http-client", matchIfMissing = true)
class JdkHttpClientConfiguration {

    @Bean
    static JdkHttpClients evenkeelJdkHttpClients(ObjectProvider<OutboundCalls> calls) {
        return new JdkHttpClients(calls::getObject, RepeatableMethods.DEFAULT);
    }
}
