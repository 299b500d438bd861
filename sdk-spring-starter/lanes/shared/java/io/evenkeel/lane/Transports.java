package io.evenkeel.lane;

import java.net.http.HttpClient;
import java.time.Duration;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.client.ReactorClientHttpRequestFactory;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/** Every client on every library that carries its requests. The blocking ones set a header of their own on the way. */
enum Transports {
    REST_CLIENT_ON_JDK,
    REST_CLIENT_ON_SIMPLE,
    REST_CLIENT_ON_APACHE,
    REST_CLIENT_ON_REACTOR,
    REST_TEMPLATE_ON_SIMPLE {
        @Override
        ResponseEntity<String> send(ApplicationContext context, HttpMethod method, String url, HttpHeaders headers) {
            return context.getBean(RestTemplate.class).exchange(url, method, new HttpEntity<>(headers), String.class);
        }
    },
    WEB_CLIENT {
        @Override
        ResponseEntity<String> send(ApplicationContext context, HttpMethod method, String url, HttpHeaders headers) {
            return context.getBean(WebClient.class)
                    .method(method)
                    .uri(url)
                    .headers(own -> headers.forEach((name, values) -> own.set(name, values.get(0))))
                    .retrieve()
                    .toEntity(String.class)
                    .block(Duration.ofSeconds(20));
        }
    },
    HTTP_INTERFACE_ON_JDK {
        @Override
        ResponseEntity<String> send(ApplicationContext context, HttpMethod method, String url, HttpHeaders headers) {
            RestClient client = REST_CLIENT_ON_JDK.bean(context);
            return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client))
                    .build()
                    .createClient(Remote.class)
                    .get(java.net.URI.create(url));
        }
    };

    /** A remote service as an interface. */
    @HttpExchange
    interface Remote {
        @GetExchange
        ResponseEntity<String> get(java.net.URI url);
    }

    /** The beans of an application that chooses what carries its requests. */
    @Configuration(proxyBeanMethods = false)
    static class Beans {
        @Bean("REST_CLIENT_ON_JDK")
        RestClient jdk() {
            return on(new JdkClientHttpRequestFactory(
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()));
        }

        @Bean("REST_CLIENT_ON_SIMPLE")
        RestClient simple() {
            return on(new SimpleClientHttpRequestFactory());
        }

        @Bean("REST_CLIENT_ON_APACHE")
        RestClient apache() {
            // By itself it tries some requests again, and the tests count them.
            return on(new HttpComponentsClientHttpRequestFactory(
                    HttpClients.custom().disableAutomaticRetries().build()));
        }

        @Bean("REST_CLIENT_ON_REACTOR")
        RestClient reactor() {
            return on(new ReactorClientHttpRequestFactory());
        }

        @Bean
        RestTemplate restTemplate() {
            return new RestTemplate();
        }

        @Bean
        WebClient webClient() {
            return WebClient.create();
        }

        private static RestClient on(ClientHttpRequestFactory factory) {
            return RestClient.builder()
                    .requestFactory(factory)
                    .requestInterceptor((request, body, execution) -> {
                        request.getHeaders().add("authorization", "once");
                        return execution.execute(request, body);
                    })
                    .build();
        }
    }

    final RestClient bean(ApplicationContext context) {
        return context.getBean(name(), RestClient.class);
    }

    /** Whether requests pass the interceptor of the application. */
    final boolean hasInterceptor() {
        return name().endsWith("_ON_JDK") || name().startsWith("REST_CLIENT");
    }

    final boolean sendsEveryMethod() {
        return this != HTTP_INTERFACE_ON_JDK;
    }

    final String get(ApplicationContext context, String url) {
        return send(context, HttpMethod.GET, url, new HttpHeaders()).getBody();
    }

    /** What the remote service answered; throws what the client throws. */
    ResponseEntity<String> send(ApplicationContext context, HttpMethod method, String url, HttpHeaders headers) {
        return bean(context)
                .method(method)
                .uri(url)
                .headers(own -> headers.forEach((name, values) -> own.set(name, values.get(0))))
                .retrieve()
                .toEntity(String.class);
    }
}
