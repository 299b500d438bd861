package io.evenkeel.examples.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A service that listens on 127.0.0.1. */
record Site(int port, HttpClient http) {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    Site(int port) {
        this(
                port,
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(TIMEOUT)
                        .build());
    }

    /** Such as {@code 127.0.0.1:8080}. */
    String address() {
        return "127.0.0.1:" + port;
    }

    URI at(String path) {
        return URI.create("http://" + address() + path);
    }

    boolean isHealthy() throws InterruptedException {
        try {
            return send(HttpRequest.newBuilder(at("/actuator/health"))).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    Scrape scrape() throws IOException, InterruptedException {
        HttpResponse<String> response = send(HttpRequest.newBuilder(at("/actuator/prometheus"))
                .header("Accept", "text/plain;version=0.0.4;charset=utf-8"));
        if (response.statusCode() != 200) {
            throw new IOException(at("/actuator/prometheus") + " answered HTTP " + response.statusCode());
        }
        return Scrape.parse(response.body());
    }

    void put(String path, String text) throws IOException, InterruptedException {
        int status = send(HttpRequest.newBuilder(at(path))
                        .header("Content-Type", "text/plain")
                        .PUT(BodyPublishers.ofString(text)))
                .statusCode();
        if (status >= 300) {
            throw new IOException(at(path) + " answered HTTP " + status);
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.timeout(TIMEOUT).build(), BodyHandlers.ofString());
    }
}
