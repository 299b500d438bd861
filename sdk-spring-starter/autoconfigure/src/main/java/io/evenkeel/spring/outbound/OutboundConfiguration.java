package io.evenkeel.spring.outbound;

import io.evenkeel.Reliability;
import io.evenkeel.spring.config.EvenkeelProperties;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The guarded clients, as far as the application has them. */
@Configuration(proxyBeanMethods = false)
@Import({
    CappedHostsConfiguration.class,
    FeignConfiguration.class,
    JdkHttpClientConfiguration.class,
    OkHttpConfiguration.class,
    RestClientConfiguration.class,
    RestTemplateConfiguration.class,
    WebClientConfiguration.class
})
public class OutboundConfiguration {

    @Bean
    Watchdog evenkeelWatchdog() {
        return new Watchdog();
    }

    @Bean
    OutboundCalls evenkeelOutboundCalls(Reliability reliability, EvenkeelProperties properties, Watchdog watchdog) {
        Map<String, List<String>> hosts = new TreeMap<>();
        properties.dependencies().forEach((name, dependency) -> hosts.put(name, dependency.hosts()));
        return new OutboundCalls(
                new Hosts(hosts, reliability::dependency), reliability.faults(), OutboundCalls.SAFE, watchdog);
    }
}
