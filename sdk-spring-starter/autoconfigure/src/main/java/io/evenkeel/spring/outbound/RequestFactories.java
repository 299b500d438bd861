package io.evenkeel.spring.outbound;

import io.evenkeel.guard.GuardMode;
import io.evenkeel.logging.StartLog;
import io.evenkeel.spring.config.ClientPatience;
import io.evenkeel.spring.config.EvenkeelProperties;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeansException;
import org.springframework.beans.DirectFieldAccessor;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.SimpleClientHttpRequestFactory;

/**
 * What a blocking client gets for its request factory: requests that can be given up, and the default time-outs where there
 * are none. Touches nothing but Spring's own classes, and sets no time-outs unless the guards enforce.
 */
final class RequestFactories {
    private static final int INFINITE = -1;

    private final Supplier<EvenkeelProperties> properties;

    RequestFactories(Supplier<EvenkeelProperties> properties) {
        this.properties = properties;
    }

    /** The factory in a field of a client or of its builder; {@code null} if there is none, or if it cannot be seen. */
    static @Nullable ClientHttpRequestFactory in(Object client, String field) {
        try {
            return new DirectFieldAccessor(client).getPropertyValue(field) instanceof ClientHttpRequestFactory factory
                    ? factory
                    : null;
        } catch (BeansException notSpringsOwn) {
            return null;
        }
    }

    /** What takes the place of a factory. */
    ClientHttpRequestFactory guarded(ClientHttpRequestFactory factory) {
        if (factory.getClass() == SimpleClientHttpRequestFactory.class) {
            EvenkeelProperties chosen = properties.get();
            if (chosen.mode() == GuardMode.ENFORCE) {
                limit(factory, chosen.outbound().connectTimeout(), ClientPatience.of(chosen));
            }
        }
        return TimedRequests.of(factory);
    }

    private static void limit(ClientHttpRequestFactory factory, Duration connecting, Duration reading) {
        // The factory tells nobody what it was set to.
        DirectFieldAccessor fields = new DirectFieldAccessor(factory);
        boolean connect = limit(fields, "connectTimeout", connecting);
        boolean read = limit(fields, "readTimeout", reading);
        if (connect || read) {
            StartLog.say("a client without "
                    + (connect && read ? "time-outs" : connect ? "a connect time-out" : "a read time-out")
                    + " got the defaults: connect " + connecting + ", read " + reading);
        }
    }

    private static boolean limit(DirectFieldAccessor fields, String field, Duration timeout) {
        boolean infinite = Integer.valueOf(INFINITE).equals(fields.getPropertyValue(field));
        if (infinite) {
            fields.setPropertyValue(field, Math.toIntExact(timeout.toMillis()));
        }
        return infinite;
    }
}
