package io.evenkeel.spring.practice;

import io.evenkeel.practice.Evidence;
import io.evenkeel.practice.Finding;
import io.evenkeel.practice.PracticeCheck;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/** Who can ask the endpoints. */
final class EndpointPractices {
    /** Of these no name server is asked. */
    private static final Pattern LITERAL = Pattern.compile("\\d+(\\.\\d+){3}|[0-9a-fA-F]*:[0-9a-fA-F:]*");

    private final ListableBeanFactory beans;
    private final Environment environment;
    private final HttpEndpoints endpoints;

    EndpointPractices(ListableBeanFactory beans, Environment environment, HttpEndpoints endpoints) {
        this.beans = beans;
        this.environment = environment;
        this.endpoints = endpoints;
    }

    Map<String, PracticeCheck> checks() {
        return Map.of("actuator-protected", new Settled(this::isProtected));
    }

    private Finding isProtected() {
        String absent = endpoints.absent();
        if (absent != null) {
            return Finding.skipped("no endpoints over HTTP: " + absent);
        }
        boolean ownPort = endpoints.haveTheirOwnPort();
        String servletPath = ownPort ? "" : environment.getProperty("spring.mvc.servlet.path", "");
        List<SensitiveEndpoints.Operation> sensitive = new SensitiveEndpoints(beans, servletPath).operations();
        if (sensitive.isEmpty()) {
            return Finding.passed("no endpoint is exposed that tells secrets or changes something");
        }
        List<String> ids = sensitive.stream()
                .map(SensitiveEndpoints.Operation::endpoint)
                .distinct()
                .sorted()
                .toList();
        String address = environment.getProperty("management.server.address");
        if (address != null && ownPort && isLoopback(address)) {
            return Finding.passed(Evidence.listed(ids) + ": at a port of " + Evidence.text(address) + " only");
        }
        if (!ClassUtils.isPresent(
                "org.springframework.security.web.access.WebInvocationPrivilegeEvaluator",
                beans.getClass().getClassLoader())) {
            return Finding.failed(open(ids, "for anyone"));
        }
        List<String> open = EndpointAccess.openToAnyone(beans, sensitive);
        if (open == null) {
            return Finding.failed(open(ids, "for whom cannot be told"));
        }
        return open.isEmpty()
                ? Finding.passed(Evidence.listed(ids) + ": Spring Security refuses who is not known")
                : Finding.failed(open(open, "for anyone"));
    }

    private static String open(List<String> ids, String whom) {
        return Evidence.listed(ids) + ": open " + whom + " (expected: not in management.endpoints.web.exposure.include,"
                + " or behind Spring Security, or management.server.address=127.0.0.1 with a management.server.port)";
    }

    private static boolean isLoopback(String address) {
        try {
            return (address.equals("localhost") || LITERAL.matcher(address).matches())
                    && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
