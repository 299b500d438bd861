package io.evenkeel.lane;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;

/**
 * An answer byte by byte, but for what differs between any two: the time, and an id that is made of a hash. It is read to the
 * end of its connection. Tomcat closes that when all is done, so that the request has been counted by then; Netty earlier.
 */
record RawAnswer(String head, String body) {

    /** Sends {@code GET /path}, or any other method, without a body. */
    static RawAnswer to(int port, String methodAndPath, String... headers) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            String request = methodAndPath + " HTTP/1.0\r\nHost: shop\r\nContent-Length: 0\r\n"
                    + (headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n") + "\r\n";
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            return of(new String(socket.getInputStream().readAllBytes(), ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RawAnswer of(String answer) {
        int end = answer.indexOf("\r\n\r\n");
        String head = answer.substring(0, end).replaceFirst("\r\nDate: [^\r]+", "\r\nDate: …");
        String body = answer.substring(end + 4).replaceFirst("\"timestamp\":\"[^\"]+\"", "\"timestamp\":…");
        return body.contains("\"requestId\"")
                ? new RawAnswer(
                        head.replaceFirst("\r\n[Cc]ontent-[Ll]ength: \\d+", "\r\nContent-Length: …"),
                        body.replaceFirst("\"requestId\":\"[^\"]+\"", "\"requestId\":…"))
                : new RawAnswer(head, body);
    }

    int status() {
        return Integer.parseInt(head.substring(9, 12));
    }
}
