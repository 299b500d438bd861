package io.evenkeel.spring.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.Reliability;
import io.evenkeel.logging.KeySnapshot;
import io.evenkeel.logging.KeySnapshots;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactory;

/** The lanes show it on Tomcat. A container that cannot be given a valve tells by the listener of the Servlet API. */
class EndOfRequestTest {
    private final EndOfRequest end = new EndOfRequest();
    private final List<Object> listeners = new ArrayList<>();
    private final ServletContext context = (ServletContext) Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {ServletContext.class}, (proxy, method, arguments) -> {
                assertThat(method.getName()).isEqualTo("addListener");
                listeners.add(arguments[0]);
                return null;
            });

    @AfterEach
    void clear() {
        MDC.clear();
    }

    @Test
    void anEmbeddedTomcatIsGivenAValveAndNoListener() {
        TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory();
        new TomcatEndOfRequest(end).customize(factory);
        end.onStartup(context);

        assertThat(factory.getEngineValves()).singleElement().isInstanceOf(EndOfRequestValve.class);
        assertThat(listeners).isEmpty();
    }

    @Test
    void anotherServerTellsTheListener() {
        new TomcatEndOfRequest(end).customize(new WebServerFactory() {});
        assertThatAListenerTakesAwayWhatIsLeft();
    }

    @Test
    void aContainerThatTheApplicationIsDeployedToTellsTheListener() {
        assertThatAListenerTakesAwayWhatIsLeft();
    }

    private void assertThatAListenerTakesAwayWhatIsLeft() {
        end.onStartup(context);
        assertThat(listeners).singleElement().isInstanceOf(ServletRequestListener.class);

        KeySnapshots snapshots = Reliability.builder(new SimpleMeterRegistry())
                .service("shop")
                .announced(false)
                .build()
                .logKeys()
                .snapshots();
        MDC.put("journey", "checkout");
        KeySnapshot ofTheRequest = snapshots.take();
        MDC.clear();
        LeftKeys.leave(snapshots, ofTheRequest);
        assertThat(MDC.getCopyOfContextMap()).isEqualTo(Map.of("journey", "checkout"));

        ((ServletRequestListener) listeners.get(0)).requestDestroyed((ServletRequestEvent) null);
        assertThat(MDC.getCopyOfContextMap()).isNullOrEmpty();
    }
}
