package io.evenkeel.lane;

import java.time.Duration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.support.WebClientAdapter;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/** Every way in which an application comes to an HTTP client. */
enum OutboundClients {
    REST_CLIENT_BUILDER {
        @Override
        String get(ApplicationContext context, String base, String path) {
            return fetch(context.getBean(RestClient.Builder.class).build(), base + path);
        }
    },
    PLAIN_REST_CLIENT_BEAN {
        @Override
        String get(ApplicationContext context, String base, String path) {
            return fetch(context.getBean("plainRestClient", RestClient.class), base + path);
        }
    },
    REST_TEMPLATE_BUILDER {
        @Override
        String get(ApplicationContext context, String base, String path) {
            return BuiltRestTemplate.from(context).getForObject(base + path, String.class);
        }
    },
    PLAIN_REST_TEMPLATE_BEAN {
        @Override
        String get(ApplicationContext context, String base, String path) {
            return context.getBean(RestTemplate.class).getForObject(base + path, String.class);
        }
    },
    WEB_CLIENT_BUILDER {
        @Override
        String get(ApplicationContext context, String base, String path) {
            return fetch(context.getBean(WebClient.Builder.class).build(), base + path);
        }
    },
    PLAIN_WEB_CLIENT_BEAN {
        @Override
        String get(ApplicationContext context, String base, String path) {
            return fetch(context.getBean("plainWebClient", WebClient.class), base + path);
        }
    },
    HTTP_INTERFACE_ON_REST_CLIENT {
        @Override
        String get(ApplicationContext context, String base, String path) {
            RestClient client =
                    context.getBean(RestClient.Builder.class).baseUrl(base).build();
            return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client))
                    .build()
                    .createClient(Remote.class)
                    .get(path.substring(1));
        }
    },
    HTTP_INTERFACE_ON_WEB_CLIENT {
        @Override
        String get(ApplicationContext context, String base, String path) {
            WebClient client =
                    context.getBean(WebClient.Builder.class).baseUrl(base).build();
            return HttpServiceProxyFactory.builderFor(WebClientAdapter.create(client))
                    .build()
                    .createClient(Remote.class)
                    .get(path.substring(1));
        }
    };

    /** A remote service as an interface. */
    @HttpExchange
    interface Remote {
        @GetExchange("/{path}")
        String get(@org.springframework.web.bind.annotation.PathVariable("path") String path);
    }

    /** The beans that an application makes without Spring Boot's builders. */
    @Configuration(proxyBeanMethods = false)
    static class PlainBeans {
        @Bean
        RestClient plainRestClient() {
            return RestClient.create();
        }

        @Bean
        RestTemplate plainRestTemplate() {
            return new RestTemplate();
        }

        @Bean
        WebClient plainWebClient() {
            return WebClient.create();
        }
    }

    /** What the remote service answered; throws what the client throws. */
    abstract String get(ApplicationContext context, String base, String path);

    static String fetch(RestClient client, String url) {
        return client.get().uri(url).retrieve().body(String.class);
    }

    static String fetch(WebClient client, String url) {
        return client.get().uri(url).retrieve().bodyToMono(String.class).block(Duration.ofSeconds(20));
    }
}
