package io.evenkeel.simulation.sockets;

import io.evenkeel.call.HttpResult;
import io.evenkeel.simulation.world.Tally;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The way to the other service: the JDK's client, which closes the connection of an attempt that took too long. */
final class Http {
    /** What waits for the end of an attempt: one of the two is there. */
    @FunctionalInterface
    interface Answer {
        void came(@Nullable HttpResult result, @Nullable Throwable error);
    }

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI uri;
    private final RealTime time;
    private final Tally tally;

    Http(int port, RealTime time, Tally tally) {
        this.uri = URI.create("http://127.0.0.1:" + port + "/");
        this.time = time;
        this.tally = tally;
    }

    /**
     * Sends one attempt.
     *
     * @param timeoutNanos how long to wait for its answer
     * @param headers writes headers into it
     * @param answer called on the thread of the run
     */
    void send(long timeoutNanos, Consumer<BiConsumer<String, String>> headers, Answer answer) {
        tally.attempted();
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(Duration.ofNanos(Math.max(1, timeoutNanos)));
        headers.accept(request::setHeader);
        var unused = client.sendAsync(request.build(), BodyHandlers.discarding())
                .whenComplete((response, error) -> time.after(
                        0, () -> answer.came(response == null ? null : new HttpResult(response.statusCode()), error)));
    }
}
