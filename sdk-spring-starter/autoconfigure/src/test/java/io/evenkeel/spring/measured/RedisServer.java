package io.evenkeel.spring.measured;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** As much of Redis' protocol as a test needs: {@code GET fine} has an answer, {@code GET bad} an error, and others none. */
final class RedisServer implements AutoCloseable {
    private final ServerSocket socket;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "redis");
        thread.setDaemon(true);
        return thread;
    });

    RedisServer() {
        try {
            socket = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                threads.execute(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void serve(Socket client) {
        try (client;
                BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), ISO_8859_1))) {
            OutputStream out = client.getOutputStream();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] words = new String[Integer.parseInt(line.substring(1))];
                for (int i = 0; i < words.length; i++) {
                    in.readLine(); // its length
                    words[i] = in.readLine();
                }
                out.write(answer(words).getBytes(ISO_8859_1));
                out.flush();
            }
        } catch (IOException gone) {
            // As clients do.
        }
    }

    private static String answer(String... words) {
        return switch (words[0].toUpperCase(Locale.ROOT)) {
            case "PING" -> "+PONG\r\n";
            case "GET" ->
                switch (words[1]) {
                    case "fine" -> "$4\r\nfine\r\n";
                    case "bad" -> "-ERR on purpose\r\n";
                    default -> "";
                };
            default -> "+OK\r\n";
        };
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            threads.shutdownNow();
        }
    }
}
