package io.evenkeel.spring.outbound;

import java.io.IOException;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.util.ReflectionUtils;

/**
 * The interceptors behind ours, for more than one attempt. In Spring Framework 6 an execution goes through them once, and a
 * second time right to the server: an attempt would lack what an interceptor adds, such as its authorization. In 7 it can be
 * repeated as it is.
 */
final class RepeatableChain {
    private final List<ClientHttpRequestInterceptor> rest = new ArrayList<>();
    private final ClientHttpRequestExecution end;

    /** Takes the rest of an execution over; it must not be used elsewhere. */
    RepeatableChain(ClientHttpRequestExecution execution) {
        this.end = execution;
        Field field = ReflectionUtils.findField(execution.getClass(), "iterator", Iterator.class);
        if (field != null) {
            ReflectionUtils.makeAccessible(field);
            if (ReflectionUtils.getField(field, execution) instanceof Iterator<?> iterator) {
                while (iterator.hasNext()) {
                    rest.add((ClientHttpRequestInterceptor) iterator.next());
                }
            }
        }
    }

    ClientHttpResponse execute(HttpRequest request, byte[] body) throws IOException {
        return rest.isEmpty() ? end.execute(request, body) : new Pass().execute(request, body);
    }

    /** One way through, as the framework's own is. */
    private final class Pass implements ClientHttpRequestExecution {
        private final Iterator<ClientHttpRequestInterceptor> interceptors = rest.iterator();

        @Override
        public ClientHttpResponse execute(HttpRequest request, byte[] body) throws IOException {
            return interceptors.hasNext()
                    ? interceptors.next().intercept(request, body, this)
                    : end.execute(request, body);
        }
    }
}
