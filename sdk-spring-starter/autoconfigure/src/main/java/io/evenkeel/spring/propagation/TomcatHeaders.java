package io.evenkeel.spring.propagation;

import io.evenkeel.tracing.HeaderBytes;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.RequestFacade;
import org.apache.tomcat.util.buf.ByteChunk;
import org.apache.tomcat.util.buf.MessageBytes;
import org.apache.tomcat.util.http.MimeHeaders;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ReflectionUtils;

/**
 * Headers as Tomcat has received them. Asked for by the Servlet API, a header of 512 KiB becomes strings of three times as much,
 * only to be thrown away.
 */
final class TomcatHeaders {
    private static final @Nullable Field REQUEST = request();

    private TomcatHeaders() {}

    /** Each line of a header, or {@code null} if this is no request of Tomcat's own. */
    static @Nullable List<CharSequence> lines(Object request, String name) {
        if (REQUEST == null
                || !(request instanceof RequestFacade)
                || !(ReflectionUtils.getField(REQUEST, request) instanceof Request received)) {
            return null;
        }
        MimeHeaders headers = received.getCoyoteRequest().getMimeHeaders();
        List<CharSequence> lines = new ArrayList<>(1);
        for (int at = headers.findHeader(name, 0); at >= 0; at = headers.findHeader(name, at + 1)) {
            lines.add(text(headers.getValue(at)));
        }
        return lines;
    }

    private static CharSequence text(MessageBytes value) {
        if (value.getType() == MessageBytes.T_BYTES) {
            ByteChunk chunk = value.getByteChunk();
            return new HeaderBytes(chunk.getBuffer(), chunk.getStart(), chunk.getLength());
        }
        String text = value.toString();
        return text == null ? "" : text;
    }

    private static @Nullable Field request() {
        try {
            Field field = ReflectionUtils.findField(RequestFacade.class, "request");
            if (field != null) {
                field.setAccessible(true);
            }
            return field;
        } catch (RuntimeException e) { // a module or a security manager forbids it: the Servlet API is asked instead
            return null;
        }
    }
}
