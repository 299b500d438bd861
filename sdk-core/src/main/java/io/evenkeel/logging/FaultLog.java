package io.evenkeel.logging;

import io.evenkeel.call.Component;
import io.evenkeel.call.FaultListener;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs each kind of isolated fault once: by component and class of the throwable, at most 100 of them. The message of the
 * throwable is left out, because it may come from outside.
 */
public final class FaultLog implements FaultListener {
    private static final Logger LOG = LoggerFactory.getLogger("io.evenkeel.faults");
    private static final int MOST_KINDS = 100;
    private static final int FRAMES = 5;

    private final Set<String> logged = ConcurrentHashMap.newKeySet();

    @Override
    public void isolated(Component component, Throwable fault) {
        String kind = component.label() + ' ' + fault.getClass().getName();
        if (logged.size() < MOST_KINDS && logged.add(kind)) {
            LOG.warn(
                    "Evenkeel isolated a fault of its own in component {}: {} at {}."
                            + " The application is not affected; further ones are counted in reliability.sdk.faults",
                    component.label(),
                    fault.getClass().getName(),
                    Arrays.stream(fault.getStackTrace())
                            .limit(FRAMES)
                            .map(StackTraceElement::toString)
                            .collect(Collectors.joining(" < ")));
        }
    }
}
