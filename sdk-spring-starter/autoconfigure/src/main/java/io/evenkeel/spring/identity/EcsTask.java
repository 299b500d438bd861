package io.evenkeel.spring.identity;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * What the agent of Amazon ECS tells about the task that this process runs in, from its metadata endpoint, version 4. One
 * request on a thread of its own, which begins with the start of the application and ends after two seconds. Whoever needs the
 * answer waits until 300 ms after the beginning, and not at all later; an answer that has come by then counts.
 */
final class EcsTask {
    static final String VARIABLE = "ECS_CONTAINER_METADATA_URI_V4";
    static final Duration LIMIT = Duration.ofMillis(300);

    /** Nobody waits for this. A small task is slow at its start. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final int MOST = 262_144;

    /** A link-local address or the own host, as a number: no name is looked up, and nobody else is asked. */
    private static final Pattern ADDRESS =
            Pattern.compile("http://(169\\.254|127\\.\\d{1,3})\\.\\d{1,3}\\.\\d{1,3}(:\\d{1,5})?(/[A-Za-z0-9._/-]*)?");

    private static @Nullable EcsTask latest;

    private final String uri;
    private final long begun = System.nanoTime();
    private final CompletableFuture<Map<String, String>> answer = new CompletableFuture<>();

    private EcsTask(String uri) {
        this.uri = uri;
    }

    /**
     * Asks in the background, unless it has been asked before: the answer is the same for the life of the process.
     *
     * @param uri what the agent has put into {@link #VARIABLE}
     * @return null where that is no address of an agent
     */
    static synchronized @Nullable EcsTask at(@Nullable String uri) {
        if (uri == null || !ADDRESS.matcher(uri).matches()) {
            return null;
        }
        EcsTask task = latest;
        if (task == null || !task.uri.equals(uri)) {
            task = new EcsTask(uri);
            Thread thread = new Thread(task::ask, "evenkeel-ecs-metadata");
            thread.setDaemon(true);
            thread.start();
            latest = task;
        }
        return task;
    }

    /** Its attributes, or none if there was no answer in time. */
    Map<String, String> attributes() {
        try {
            long left = LIMIT.toNanos() - (System.nanoTime() - begun);
            return answer.get(Math.max(0, left), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            complain("no answer within " + LIMIT.toMillis() + " ms");
        } catch (ExecutionException e) {
            complain(String.valueOf(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Map.of();
    }

    private static void complain(String why) {
        LoggerFactory.getLogger("io.evenkeel.identity")
                .warn("The metadata of the ECS task is not known, and so no aws.ecs.* attribute is: {}", why);
    }

    private void ask() {
        try {
            answer.complete(EcsAnswer.attributes(get(), uri.substring(uri.lastIndexOf('/') + 1)));
        } catch (IOException e) {
            answer.completeExceptionally(new IOException(e.getClass().getSimpleName()));
        } catch (Throwable t) { // also of a parser that was not made for this text
            answer.completeExceptionally(new IOException("the answer is not understood"));
        }
    }

    private String get() throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(uri + "/task").toURL().openConnection(Proxy.NO_PROXY);
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setConnectTimeout((int) PATIENCE.toMillis());
        connection.setReadTimeout((int) PATIENCE.toMillis());
        try {
            if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
                throw new IOException("status " + connection.getResponseCode());
            }
            try (InputStream in = connection.getInputStream()) {
                return new String(read(in), StandardCharsets.UTF_8);
            }
        } finally {
            connection.disconnect();
        }
    }

    /** A server that sends byte by byte is left when the time is over. */
    private byte[] read(InputStream in) throws IOException {
        byte[] body = new byte[MOST + 1];
        int length = 0;
        int read = 0;
        while (read >= 0 && length < body.length) {
            if (System.nanoTime() - begun > PATIENCE.toNanos()) {
                throw new IOException("too slow");
            }
            length += read;
            read = in.read(body, length, body.length - length);
        }
        if (length > MOST) {
            throw new IOException("too long");
        }
        return Arrays.copyOf(body, length);
    }
}
