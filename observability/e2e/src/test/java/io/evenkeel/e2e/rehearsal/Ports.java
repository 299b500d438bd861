package io.evenkeel.e2e.rehearsal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports that a service can take again after a restart: below those that the system gives to outgoing connections, where one of
 * them could sit in between.
 */
final class Ports {
    private static final int FIRST = 12_000;
    private static final int LAST = 31_000;

    private int next = ThreadLocalRandom.current().nextInt(FIRST, LAST - 1_000);

    int free() {
        while (next < LAST) {
            int port = next++;
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                // The next one.
            }
        }
        throw new IllegalStateException("no free port below " + LAST);
    }
}
