package io.evenkeel.spring.practice;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.ExposableEndpoint;
import org.springframework.boot.actuate.endpoint.web.ExposableWebEndpoint;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoint;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints;
import org.springframework.boot.actuate.endpoint.web.WebEndpointHttpMethod;
import org.springframework.boot.actuate.endpoint.web.WebEndpointsSupplier;
import org.springframework.boot.actuate.endpoint.web.WebOperation;
import org.springframework.boot.actuate.endpoint.web.WebOperationRequestPredicate;

/** The endpoints over HTTP that tell what is not for everyone, or that change something. */
final class SensitiveEndpoints {
    /** What these tell: configuration, memory, stacks, requests of others, sessions, logs, how the application is built, and where. */
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
            "reliability",
            "scheduledtasks",
            "sessions",
            "startup",
            "threaddump");

    /** A part of a path that stands for anything. */
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\*?)[^/}]*}");

    /** One way to ask. */
    record Operation(String endpoint, String path, String method) {}

    private final ListableBeanFactory beans;
    private final String servletPath;

    /** @param servletPath what all of their paths begin with; empty or {@code /} for nothing */
    SensitiveEndpoints(ListableBeanFactory beans, String servletPath) {
        this.beans = beans;
        this.servletPath = servletPath.endsWith("/") ? servletPath.substring(0, servletPath.length() - 1) : servletPath;
    }

    /** Every way to ask, with something in the place of each variable: who protects the root of an endpoint protects no more. */
    List<Operation> operations() {
        List<Operation> found = new ArrayList<>();
        PathMappedEndpoints paths =
                beans.getBeanProvider(PathMappedEndpoints.class).getIfAvailable();
        WebEndpointsSupplier supplier =
                beans.getBeanProvider(WebEndpointsSupplier.class).getIfAvailable();
        if (paths == null || supplier == null) {
            return found;
        }
        String base = servletPath + paths.getBasePath() + "/";
        Set<EndpointId> known = new HashSet<>();
        for (ExposableWebEndpoint endpoint : supplier.getEndpoints()) {
            known.add(endpoint.getEndpointId());
            String id = endpoint.getEndpointId().toLowerCaseString();
            for (WebOperation operation : endpoint.getOperations()) {
                WebOperationRequestPredicate asked = operation.getRequestPredicate();
                WebEndpointHttpMethod method = asked.getHttpMethod();
                if (method != WebEndpointHttpMethod.GET || TELLING.contains(id)) {
                    found.add(new Operation(id, base + filled(asked.getPath()), method.name()));
                }
            }
        }
        // Of these nobody can say what they do.
        for (PathMappedEndpoint endpoint : paths) {
            if (endpoint instanceof ExposableEndpoint<?> exposed && known.add(exposed.getEndpointId())) {
                String id = exposed.getEndpointId().toLowerCaseString();
                for (String path : List.of(endpoint.getRootPath(), endpoint.getRootPath() + "/any")) {
                    found.add(new Operation(id, base + path, "GET"));
                    found.add(new Operation(id, base + path, "POST"));
                }
            }
        }
        return found;
    }

    private static String filled(String path) {
        return VARIABLE.matcher(path).replaceAll(variable -> variable.group(1).isEmpty() ? "any" : "any/any");
    }
}
