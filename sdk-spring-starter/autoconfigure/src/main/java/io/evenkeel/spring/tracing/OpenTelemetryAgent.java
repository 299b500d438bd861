package io.evenkeel.spring.tracing;

import io.opentelemetry.context.Context;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** Whether the OpenTelemetry Java agent makes the spans of this process. Known before there are beans. */
public final class OpenTelemetryAgent {
    static final String KEY = "evenkeel.tracing.recorder";

    private static final String PACKAGE = "io.opentelemetry.javaagent.";

    private OpenTelemetryAgent() {}

    /** Whether it makes them: it is attached, and the application does not want Spring Boot to make them all the same. */
    public static boolean records(Environment environment) {
        return chosen(environment) != Recorder.BOOT && Attached.ATTACHED;
    }

    static boolean isAttached() {
        return Attached.ATTACHED;
    }

    static Recorder chosen(Environment environment) {
        if (!environment.containsProperty(KEY)) {
            return Recorder.AUTO; // without the cost of binding what is not there
        }
        try {
            return Binder.get(environment).bind(KEY, Recorder.class).orElse(Recorder.AUTO);
        } catch (BindException refusedLater) {
            return Recorder.AUTO; // with the key and what was expected, when all properties are bound
        }
    }

    private static final class Attached {
        /**
         * The agent puts its classes where only the JDK's own are, also while it is switched off; then it leaves the context
         * of the application's OpenTelemetry as it is. That is not looked at without the agent: looking makes it.
         */
        static final boolean ATTACHED = isThere(PACKAGE + "bootstrap.AgentInitializer")
                && Context.current().getClass().getName().startsWith(PACKAGE);

        private static boolean isThere(String type) {
            try {
                Class.forName(type, false, null);
                return true;
            } catch (ClassNotFoundException absent) {
                return false;
            }
        }
    }
}
