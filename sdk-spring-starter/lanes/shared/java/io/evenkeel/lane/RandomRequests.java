package io.evenkeel.lane;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What an attacker sends: many requests over a few connections, and everything in them is chosen by chance. */
final class RandomRequests {
    private static final int CONNECTIONS = 4;
    private static final int PIPELINED = 50;
    private static final byte[] START_OF_ANSWER = "HTTP/1.1 ".getBytes(ISO_8859_1);
    private static final String[] OTHER_METHODS = {
        "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "FOO", "get", "PROPFIND"
    };

    private final Random random;

    private final int oneOddIn;

    private RandomRequests(long seed, int oneOddIn) {
        this.random = new Random(seed);
        this.oneOddIn = oneOddIn;
    }

    /**
     * Sends and has answered exactly this many, which must be divisible by 200.
     *
     * @param oneOddIn of how many requests one has another method than GET, and of twice as many one a path that is not
     *     there or fails; those are slow
     */
    static void send(int port, int count, long seed, int oneOddIn) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            List<Future<?>> sent = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                RandomRequests requests = new RandomRequests(seed + i, oneOddIn);
                sent.add(clients.submit(() -> {
                    requests.send(port, count / CONNECTIONS);
                    return null;
                }));
            }
            for (Future<?> one : sent) {
                one.get();
            }
        } finally {
            clients.shutdownNow();
        }
    }

    private void send(int port, int count) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            for (int sent = 0; sent < count; sent += PIPELINED) {
                StringBuilder batch = new StringBuilder();
                for (int i = 0; i < PIPELINED; i++) {
                    batch.append(request());
                }
                socket.getOutputStream().write(batch.toString().getBytes(ISO_8859_1));
                awaitAnswers(socket.getInputStream(), PIPELINED);
            }
        }
    }

    private String request() {
        return method() + " " + path() + "?" + word(8) + "=" + word(8) + " HTTP/1.1\r\nHost: " + word(12) + "."
                + word(3) + "\r\nUser-Agent: " + word(8) + "\r\nX-Forwarded-Host: " + word(8) + "\r\n\r\n";
    }

    private String method() {
        int choice = random.nextInt(oneOddIn * (OTHER_METHODS.length + 2));
        if (choice < OTHER_METHODS.length) {
            return OTHER_METHODS[choice];
        }
        return choice == OTHER_METHODS.length ? word(7) : choice == OTHER_METHODS.length + 1 ? word(200) : "GET";
    }

    private String path() {
        if (random.nextInt(2 * oneOddIn) > 0) {
            return (random.nextBoolean() ? "/ok/" : "/products/") + word(10);
        }
        return switch (random.nextInt(3)) {
            case 0 -> "/handled/409";
            case 1 -> "/" + word(6);
            default -> "/" + word(3) + "/" + word(3) + "/" + word(3) + ";" + word(3) + "=" + word(3);
        };
    }

    private String word(int length) {
        StringBuilder word = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            word.append((char) ('a' + random.nextInt(26)));
        }
        return word.toString();
    }

    private static void awaitAnswers(InputStream in, int count) throws IOException {
        byte[] buffer = new byte[16 * 1024];
        int matched = 0;
        int answers = 0;
        while (answers < count) {
            int read = in.read(buffer);
            if (read < 0) {
                throw new EOFException("the server has closed after " + answers + " of " + count + " answers");
            }
            for (int i = 0; i < read; i++) {
                matched = buffer[i] == START_OF_ANSWER[matched] ? matched + 1 : buffer[i] == START_OF_ANSWER[0] ? 1 : 0;
                if (matched == START_OF_ANSWER.length) {
                    answers++;
                    matched = 0;
                }
            }
        }
    }
}
