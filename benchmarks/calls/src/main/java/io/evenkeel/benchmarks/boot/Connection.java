package io.evenkeel.benchmarks.boot;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One connection, one request after the other. As little as an HTTP client can do: it shares the cores with the server. */
final class Connection implements Closeable {
    private static final String LENGTH = "\r\ncontent-length: ";
    private static final String END_OF_HEAD = "\r\n\r\n";

    private final Socket socket;
    private final byte[] buffer = new byte[16 * 1024];

    Connection(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
    }

    /** Its body. */
    String get(String path) throws IOException {
        return exchange(request(path));
    }

    static byte[] request(String path) {
        return ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/plain\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    String exchange(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        InputStream in = socket.getInputStream();
        int read = 0;
        while (true) {
            int more = in.read(buffer, read, buffer.length - read);
            if (more <= 0) {
                throw new IOException("the connection has ended after " + read + " bytes");
            }
            read += more;
            String answer = new String(buffer, 0, read, StandardCharsets.ISO_8859_1);
            int head = answer.indexOf(END_OF_HEAD);
            if (head >= 0) {
                int body = head + END_OF_HEAD.length();
                if (read >= body + length(answer.substring(0, body))) {
                    return answer.substring(body);
                }
            }
        }
    }

    private static int length(String head) throws IOException {
        int at = indexOfIgnoringCase(head, LENGTH);
        if (!head.startsWith("HTTP/1.1 200") || at < 0) {
            throw new IOException("expected 200 with a length: " + head);
        }
        int from = at + LENGTH.length();
        return Integer.parseInt(head.substring(from, head.indexOf('\r', from)));
    }

    private static int indexOfIgnoringCase(String text, String part) {
        for (int i = 0; i + part.length() <= text.length(); i++) {
            if (text.regionMatches(true, i, part, 0, part.length())) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
