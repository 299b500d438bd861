package io.evenkeel.lane;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A server that sends an answer byte by byte, for as long as somebody listens. */
final class SlowServer implements AutoCloseable {
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(40);

    private final ServerSocket server;
    private final String once;
    private final String again;
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();

    /**
     * @param once sent at once
     * @param again sent again and again, with a pause after each byte; nothing else is sent if it is empty
     */
    SlowServer(String once, String again) {
        this.once = once;
        this.again = again;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** How many clients still listen. */
    int clients() {
        return clients.size();
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "slow-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = server.accept();
                clients.add(client);
                start(() -> answer(client));
            }
        } catch (IOException closed) {
            // at the end of the test
        }
    }

    private void answer(Socket client) {
        try (client) {
            InputStream in = client.getInputStream();
            byte[] request = new byte[8192];
            if (in.read(request) > 0) {
                OutputStream out = client.getOutputStream();
                out.write(once.getBytes(ISO_8859_1));
                while (true) {
                    if (again.isEmpty()) {
                        if (in.read(request) < 0) {
                            return;
                        }
                    }
                    for (byte one : again.getBytes(ISO_8859_1)) {
                        out.write(one);
                        LockSupport.parkNanos(PAUSE_NANOS);
                    }
                }
            }
        } catch (IOException gone) {
            // the client does not listen any more
        } finally {
            clients.remove(client);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket client : clients) {
                client.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
