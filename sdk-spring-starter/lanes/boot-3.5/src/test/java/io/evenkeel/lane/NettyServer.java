package io.evenkeel.lane;

import org.springframework.boot.web.embedded.netty.NettyReactiveWebServerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Netty under WebFlux: Boot takes Tomcat where both are there. The factory has another package on each line. */
@Configuration(proxyBeanMethods = false)
class NettyServer {
    @Bean
    NettyReactiveWebServerFactory nettyReactiveWebServerFactory() {
        return new NettyReactiveWebServerFactory();
    }
}
