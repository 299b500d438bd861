package io.evenkeel.spring.startup;

import io.evenkeel.Reliability;
import io.evenkeel.spring.config.EvenkeelProperties;
import io.evenkeel.standard.PlatformStandard;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.boot.context.event.ApplicationStartingEvent;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationListener;
import org.springframework.core.NativeDetector;
import org.springframework.core.Ordered;

/**
 * Does once on a second thread, for nothing, what the start will do soon: what takes its time is to load the classes. Spring Boot
 * does so too for what it needs itself. The start waits for no more than a class that is just being loaded.
 */
public final class Preinitializer implements ApplicationListener<ApplicationStartingEvent>, Ordered {
    /** That of Spring Boot: whoever wants no such thread wants none of ours. */
    static final String IGNORE = "spring.backgroundpreinitializer.ignore";

    private static final String THREAD = "evenkeel-preinitializer";
    private static final AtomicBoolean BEGUN = new AtomicBoolean();

    /** Ahead of all others: there is little time. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public void onApplicationEvent(ApplicationStartingEvent event) {
        if (isOfUse(Runtime.getRuntime().availableProcessors()) && BEGUN.compareAndSet(false, true)) {
            begin();
        }
    }

    static boolean isOfUse(int processors) {
        return processors > 1 && !Boolean.getBoolean(IGNORE) && !NativeDetector.inNativeImage();
    }

    static Thread begin() {
        Thread thread = new Thread(Preinitializer::quietly, THREAD);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void quietly() {
        try {
            rehearse();
        } catch (Throwable told) {
            // The start itself meets it too, and tells it to whom it concerns.
        }
    }

    /** In the order of the start, and on nothing of the application's. */
    static void rehearse() {
        PlatformStandard.shipped();
        new Binder().bindOrCreate("evenkeel", EvenkeelProperties.class);
        Reliability thrownAway = Reliability.builder(new SimpleMeterRegistry())
                .service(THREAD)
                .announced(false)
                .build();
        thrownAway.journey(THREAD);
        thrownAway.dependency(THREAD);
        thrownAway.practices().report().summary();
    }
}
