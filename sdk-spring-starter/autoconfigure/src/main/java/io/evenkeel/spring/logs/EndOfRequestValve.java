package io.evenkeel.spring.logs;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/** Takes away what is left of a request when Tomcat has written all that it writes about it. */
final class EndOfRequestValve extends ValveBase {
    private static final boolean ASYNC_SUPPORTED = true;

    EndOfRequestValve() {
        super(ASYNC_SUPPORTED);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        try {
            getNext().invoke(request, response);
        } finally {
            LeftKeys.takeAway();
        }
    }
}
