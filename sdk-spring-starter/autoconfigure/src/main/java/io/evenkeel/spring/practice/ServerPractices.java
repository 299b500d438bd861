package io.evenkeel.spring.practice;

import io.evenkeel.practice.Evidence;
import io.evenkeel.practice.Finding;
import io.evenkeel.practice.PracticeCheck;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** How the web server stops. Since Spring Boot 3.4 gracefully, unless it is told otherwise. */
final class ServerPractices {
    private static final String SHUTDOWN = "server.shutdown";
    private static final String GRACEFUL = "graceful";
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Environment environment;
    private final boolean web;

    /** @param web whether there is a web server */
    ServerPractices(Environment environment, boolean web) {
        this.environment = environment;
        this.web = web;
    }

    Map<String, PracticeCheck> checks() {
        return Map.of("shutdown-graceful", new Settled(this::shutdown));
    }

    private Finding shutdown() {
        if (!web) {
            return Finding.skipped("no web application");
        }
        Binder binder = Binder.get(environment);
        String shutdown = binder.bind(SHUTDOWN, String.class).orElse(GRACEFUL);
        if (!shutdown.equalsIgnoreCase(GRACEFUL)) {
            return Finding.failed(SHUTDOWN + '=' + Evidence.text(shutdown) + " (expected: graceful)");
        }
        Duration longest = binder.bind("spring.lifecycle.timeout-per-shutdown-phase", Duration.class)
                .orElse(LONGEST);
        return Finding.passed(SHUTDOWN + "=graceful, up to " + Evidence.of(longest));
    }
}
