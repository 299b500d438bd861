package io.evenkeel.lane;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/** An endpoint with the name of a business path of {@link ProbeTest}. */
@Endpoint(id = "sessions")
class SessionsEndpoint {
    @ReadOperation
    String sessions() {
        return "of the server";
    }
}
