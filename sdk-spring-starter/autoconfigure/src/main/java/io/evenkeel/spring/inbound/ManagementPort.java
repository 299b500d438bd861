package io.evenkeel.spring.inbound;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** The port that the management endpoints have for themselves. It is known once their server listens. */
final class ManagementPort {
    private final Environment environment;
    private volatile @Nullable Integer port;

    ManagementPort(Environment environment) {
        this.environment = environment;
    }

    boolean is(@Nullable InetSocketAddress local) {
        Integer known = port;
        if (known == null) {
            known = environment.getProperty("local.management.port", Integer.class);
            port = known;
        }
        return known != null && local != null && local.getPort() == known;
    }
}
