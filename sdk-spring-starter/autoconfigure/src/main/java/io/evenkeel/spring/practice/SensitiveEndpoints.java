package io.evenkeel.spring.practice;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.ExposableEndpoint;
import org.springframework.boot.actuate.endpoint.web.ExposableWebEndpoint;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoint;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints;
import org.springframework.boot.actuate.endpoint.web.WebEndpointHttpMethod;
import org.springframework.boot.actuate.endpoint.web.WebEndpointsSupplier;
import org.springframework.boot.actuate.endpoint.web.WebOperation;

/** The endpoints over HTTP that tell what is not for everyone, or that change something. */
final class SensitiveEndpoints {
    /** What these tell: configuration, memory, stacks, requests of others, sessions, logs, and how the application is built. */
    private static final Set<String> TELLING = Set.of(
            "auditevents",
            "beans",
            "conditions",
            "configprops",
            "env",
            "flyway",
            "heapdump",
            "httpexchanges",
            "integrationgraph",
            "liquibase",
            "logfile",
            "mappings",
            "quartz",
            "scheduledtasks",
            "sessions",
            "startup",
            "threaddump");

    /** One way to ask. */
    record Operation(String endpoint, String path, String method) {}

    private final ListableBeanFactory beans;

    SensitiveEndpoints(ListableBeanFactory beans) {
        this.beans = beans;
    }

    List<Operation> operations() {
        List<Operation> found = new ArrayList<>();
        PathMappedEndpoints paths =
                beans.getBeanProvider(PathMappedEndpoints.class).getIfAvailable();
        WebEndpointsSupplier supplier =
                beans.getBeanProvider(WebEndpointsSupplier.class).getIfAvailable();
        if (paths == null || supplier == null) {
            return found;
        }
        Set<EndpointId> known = new HashSet<>();
        for (ExposableWebEndpoint endpoint : supplier.getEndpoints()) {
            known.add(endpoint.getEndpointId());
            String id = endpoint.getEndpointId().toLowerCaseString();
            String path = paths.getBasePath() + "/" + endpoint.getRootPath();
            for (WebOperation operation : endpoint.getOperations()) {
                WebEndpointHttpMethod method = operation.getRequestPredicate().getHttpMethod();
                if (method != WebEndpointHttpMethod.GET || TELLING.contains(id)) {
                    found.add(new Operation(id, path, method.name()));
                }
            }
        }
        // Of these nobody can say what they do.
        for (PathMappedEndpoint endpoint : paths) {
            if (endpoint instanceof ExposableEndpoint<?> exposed && known.add(exposed.getEndpointId())) {
                found.add(new Operation(
                        exposed.getEndpointId().toLowerCaseString(),
                        paths.getBasePath() + "/" + endpoint.getRootPath(),
                        "GET"));
            }
        }
        return found;
    }
}
