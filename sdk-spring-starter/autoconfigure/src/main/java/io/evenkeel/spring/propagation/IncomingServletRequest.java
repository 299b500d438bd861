package io.evenkeel.spring.propagation;

import io.evenkeel.spring.peer.ServletPeer;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.springframework.util.ClassUtils;

/** A request of the Servlet API. */
record IncomingServletRequest(HttpServletRequest request) implements Incoming {
    private static final boolean TOMCAT = ClassUtils.isPresent(
            "org.apache.catalina.connector.RequestFacade", IncomingServletRequest.class.getClassLoader());

    @Override
    public List<? extends CharSequence> lines(String name) {
        List<CharSequence> received = TOMCAT ? TomcatHeaders.lines(request, name) : null;
        if (received != null) {
            return received;
        }
        Enumeration<String> values = request.getHeaders(name);
        return values == null ? List.of() : Collections.list(values);
    }

    @Override
    public boolean isFrom(TrustedCallers trusted) {
        return trusted.contain(
                ServletPeer.address(request),
                ServletPeer.header(request, TrustedCallers.FORWARDED_FOR),
                ServletPeer.header(request, TrustedCallers.FORWARDED));
    }
}
