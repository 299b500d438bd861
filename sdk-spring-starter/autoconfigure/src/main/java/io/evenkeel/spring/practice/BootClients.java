package io.evenkeel.spring.practice;

import io.evenkeel.practice.ClientTimeouts;
import io.evenkeel.spring.config.EvenkeelProperties;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** The clients that Spring Boot builds, blocking and reactive. */
final class BootClients {
    private BootClients() {}

    static ClientTimeouts timeouts(EvenkeelProperties properties, Environment environment) {
        Binder binder = Binder.get(environment);
        return new ClientTimeouts(
                properties.deadline().max(), longest(binder, "read-timeout"), longest(binder, "connect-timeout"));
    }

    /** Null if one of them has none. */
    private static @Nullable Duration longest(Binder binder, String key) {
        List<String> prefixes = SpringBootVersion.getVersion().startsWith("3.")
                ? List.of("spring.http.client.", "spring.http.reactiveclient.")
                : List.of("spring.http.clients.");
        Duration longest = Duration.ZERO;
        for (String prefix : prefixes) {
            Duration found = binder.bind(prefix + key, Duration.class).orElse(null);
            if (found == null || found.isZero() || found.isNegative()) {
                return null;
            }
            longest = found.compareTo(longest) > 0 ? found : longest;
        }
        return longest;
    }
}
