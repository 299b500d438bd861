package io.evenkeel.spring.outbound;

import io.evenkeel.Dependency;
import io.evenkeel.call.HttpResult;
import io.evenkeel.call.Outcome;
import io.evenkeel.guard.GuardedCall;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A call whose answer has begun well: it is over when the body has been read or closed, or when its time has passed, whichever
 * comes first. So a body that nobody closes holds no place of the concurrency limit for good.
 */
final class OpenAnswer {
    private static final String[] ENDLESS = {
        "text/event-stream", "multipart/x-mixed-replace", "application/x-ndjson", "application/stream+json"
    };

    private final Dependency dependency;
    private final GuardedCall call;
    private final HttpResult head;
    private final TimeLimit limit;

    /**
     * @param limit that of the whole call; where there is none, the call is only counted after the dependency's time-out
     */
    OpenAnswer(Dependency dependency, GuardedCall call, HttpResult head, TimeLimit limit) {
        this.dependency = dependency;
        this.call = call;
        this.head = head;
        call.answered(head);
        this.limit = call.leftNanos() < Long.MAX_VALUE
                ? limit
                : TimeLimit.in(dependency.settings().timeout().toNanos(), this::end);
    }

    /** Whether a body of this type ends when its sender likes, so that no time-out of a call can be meant for it. */
    static boolean isEndless(@Nullable String contentType) {
        if (contentType != null) {
            String folded = contentType.toLowerCase(Locale.ROOT);
            for (String endless : ENDLESS) {
                if (folded.startsWith(endless)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether the time of the call has passed while the body was read. */
    boolean isLate() {
        return call.leftNanos() < Long.MAX_VALUE && limit.isReached();
    }

    void ended() {
        limit.lift();
        end();
    }

    void failed(Throwable error) {
        failed(dependency.classify(null, error), error);
    }

    void failed(Outcome outcome, Throwable error) {
        limit.lift();
        call.over(outcome, error);
    }

    private void end() {
        call.over(dependency.classify(head, null), null);
    }
}
