package io.evenkeel.spring.logs;

import java.lang.reflect.Method;
import org.apache.catalina.Valve;
import org.springframework.boot.web.server.WebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/** Gives an embedded Tomcat the valve. What it needs is absent where an application is deployed to a server. */
final class TomcatEndOfRequest implements WebServerFactoryCustomizer<WebServerFactory> {
    private final EndOfRequest end;

    TomcatEndOfRequest(EndOfRequest end) {
        this.end = end;
    }

    /** Found by its name: the type that has it is in another package in Spring Boot 4. */
    @Override
    public void customize(WebServerFactory factory) {
        Method add = ClassUtils.getMethodIfAvailable(factory.getClass(), "addEngineValves", Valve[].class);
        if (add != null) {
            ReflectionUtils.invokeMethod(add, factory, (Object) new Valve[] {new EndOfRequestValve()});
            end.isToldByValve();
        }
    }
}
