package io.evenkeel.spring.practice;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/** The endpoints of the actuator, as far as there is a port for them. */
final class HttpEndpoints {
    private static final String ACTUATOR = "org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints";
    private static final String PORT = "management.server.port";
    private static final int DEFAULT_PORT = 8080;

    private final ListableBeanFactory beans;
    private final Environment environment;
    private final boolean web;

    /** @param web whether there is a web server */
    HttpEndpoints(ListableBeanFactory beans, Environment environment, boolean web) {
        this.beans = beans;
        this.environment = environment;
        this.web = web;
    }

    /** Why there are none; null if there are some. Spring Boot knows endpoints of a port that it does not open, too. */
    @Nullable
    String absent() {
        if (!web) {
            return "no web application";
        }
        if (!isPresent()) {
            return "spring-boot-actuator is absent";
        }
        Integer port = port();
        return port != null && port < 0 ? PORT + "=" + port : null;
    }

    /** That of the endpoints where one is said; it may be that of the application. */
    @Nullable
    Integer port() {
        return Binder.get(environment).bind(PORT, Integer.class).orElse(null);
    }

    /** Whether they are at another port than the application; Spring Boot has one server for both where the port is the same. */
    boolean haveTheirOwnPort() {
        Integer port = port();
        int application =
                Binder.get(environment).bind("server.port", Integer.class).orElse(DEFAULT_PORT);
        return port != null && (port == 0 || port != application);
    }

    /** Whether an endpoint is to be exposed, if there is a port for it. */
    boolean isExposed(String endpoint) {
        return isPresent() && Actuator.path(beans, endpoint) != null;
    }

    /** Where an endpoint is; null if it is nowhere. */
    @Nullable
    String path(String endpoint) {
        return absent() == null ? Actuator.path(beans, endpoint) : null;
    }

    private boolean isPresent() {
        return ClassUtils.isPresent(ACTUATOR, beans.getClass().getClassLoader());
    }

    /** A class of its own, so that the actuator is looked for only where it is there. */
    private static final class Actuator {
        static @Nullable String path(ListableBeanFactory beans, String endpoint) {
            PathMappedEndpoints endpoints =
                    beans.getBeanProvider(PathMappedEndpoints.class).getIfAvailable();
            return endpoints == null ? null : endpoints.getPath(EndpointId.of(endpoint));
        }
    }
}
