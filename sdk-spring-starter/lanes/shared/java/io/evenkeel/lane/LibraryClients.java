package io.evenkeel.lane;

import feign.Feign;
import feign.RequestLine;
import feign.Retryer;
import feign.Target;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The clients that are not Spring's. */
enum LibraryClients {
    JDK_SEND {
        @Override
        String get(ApplicationContext context, String url) throws Exception {
            return body(context.getBean(HttpClient.class).send(request(url), HttpResponse.BodyHandlers.ofString()));
        }
    },
    JDK_SEND_ASYNC {
        @Override
        String get(ApplicationContext context, String url) throws Exception {
            try {
                return body(context.getBean(HttpClient.class)
                        .sendAsync(request(url), HttpResponse.BodyHandlers.ofString())
                        .get(20, TimeUnit.SECONDS));
            } catch (ExecutionException e) {
                throw (Exception) e.getCause();
            }
        }
    },
    OK_HTTP {
        @Override
        String get(ApplicationContext context, String url) throws Exception {
            return body(context.getBean(OkHttpClient.class), url);
        }
    },
    OK_HTTP_BUILDER {
        @Override
        String get(ApplicationContext context, String url) throws Exception {
            return body(context.getBean(OkHttpClient.Builder.class).build(), url);
        }
    },
    FEIGN {
        @Override
        String get(ApplicationContext context, String url) {
            return context.getBean(Remote.class).get(URI.create(url));
        }
    };

    /** A remote service as Feign sees it. */
    interface Remote {
        @RequestLine("GET")
        String get(URI uri);
    }

    /** The beans of an application that makes its clients by itself, without a thought of time-outs. */
    @Configuration(proxyBeanMethods = false)
    static class Beans {
        @Bean
        HttpClient jdkHttpClient() {
            return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        }

        @Bean
        OkHttpClient okHttpClient() {
            return new OkHttpClient();
        }

        @Bean
        OkHttpClient.Builder okHttpClientBuilder() {
            return new OkHttpClient.Builder();
        }

        @Bean
        Feign.Builder feignBuilder() {
            return Feign.builder().retryer(Retryer.NEVER_RETRY);
        }

        @Bean
        Remote remote(Feign.Builder builder) {
            return builder.target(Target.EmptyTarget.create(Remote.class));
        }
    }

    /** What the remote service answered; throws what the client throws, and for any status but 200. */
    abstract String get(ApplicationContext context, String url) throws Exception;

    static HttpRequest request(String url) {
        return HttpRequest.newBuilder(URI.create(url)).build();
    }

    private static String body(HttpResponse<String> response) throws IOException {
        return checked(response.statusCode(), response.body());
    }

    private static String body(OkHttpClient client, String url) throws IOException {
        try (Response response =
                client.newCall(new Request.Builder().url(url).build()).execute()) {
            return checked(response.code(), response.body().string());
        }
    }

    private static String checked(int status, String body) throws IOException {
        if (status != 200) {
            throw new IOException("status " + status);
        }
        return body;
    }
}
