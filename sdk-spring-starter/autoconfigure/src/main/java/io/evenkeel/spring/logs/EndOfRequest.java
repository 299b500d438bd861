package io.evenkeel.spring.logs;

import jakarta.servlet.ServletContext;
import java.lang.reflect.Method;
import org.apache.catalina.Valve;
import org.springframework.boot.web.server.WebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Lets what is left on a thread be taken away when its request is over. The Servlet API has a listener for that, and Tomcat
 * tells each listener of a request of each of its attributes too: 1.1 KB and about 1 µs per request. An embedded Tomcat is given
 * a valve instead.
 */
final class EndOfRequest implements WebServerFactoryCustomizer<WebServerFactory>, ServletContextInitializer {
    private static final boolean TOMCAT =
            ClassUtils.isPresent("org.apache.catalina.valves.ValveBase", EndOfRequest.class.getClassLoader());

    private boolean toldByValve;

    @Override
    public void customize(WebServerFactory factory) {
        toldByValve = TOMCAT && Tomcat.addsValve(factory);
    }

    @Override
    public void onStartup(ServletContext context) {
        if (!toldByValve) {
            context.addListener(new EndOfRequestListener());
        }
    }

    /** Loaded only where there is Tomcat. */
    private static final class Tomcat {
        /** Found by its name: the type that has it is in another package in Spring Boot 4. */
        static boolean addsValve(WebServerFactory factory) {
            Method add = ClassUtils.getMethodIfAvailable(factory.getClass(), "addEngineValves", Valve[].class);
            if (add == null) {
                return false;
            }
            ReflectionUtils.invokeMethod(add, factory, (Object) new Valve[] {new EndOfRequestValve()});
            return true;
        }
    }
}
