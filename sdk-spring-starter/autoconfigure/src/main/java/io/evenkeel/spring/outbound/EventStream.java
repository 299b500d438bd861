package io.evenkeel.spring.outbound;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** An answer that goes on for as long as somebody listens. Nothing but its head can be in time, or late. */
final class EventStream {
    private static final List<String> TYPES = List.of(
            "text/event-stream", "application/x-ndjson", "application/stream+json", "multipart/x-mixed-replace");

    private EventStream() {}

    static boolean is(HttpHeaders headers) {
        return isType(headers.getFirst("Content-Type"));
    }

    private static boolean isType(@Nullable String contentType) {
        if (contentType == null) {
            return false;
        }
        String type = contentType.strip().toLowerCase(Locale.ROOT);
        return TYPES.stream().anyMatch(type::startsWith);
    }
}
