package io.evenkeel.spring.startup;

import io.evenkeel.Reliability;
import io.evenkeel.call.InvalidSettingException;
import io.evenkeel.logging.StartLog;
import io.evenkeel.spring.config.EvenkeelProperties;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.beans.factory.SmartInitializingSingleton;

/** At the end of the start: refuses configuration that leads nowhere, then says in one log line what is active. */
final class StartReport implements SmartInitializingSingleton {
    private final Reliability reliability;
    private final EvenkeelProperties properties;
    private final Supplier<Features> features;
    private final boolean lazy;

    /**
     * @param lazy whether beans are made only when they are needed; then nobody has asked for anything yet
     */
    StartReport(Reliability reliability, EvenkeelProperties properties, Supplier<Features> features, boolean lazy) {
        this.reliability = reliability;
        this.properties = properties;
        this.features = features;
        this.lazy = lazy;
    }

    @Override
    public void afterSingletonsInstantiated() {
        Features found = features.get();
        if (!lazy && found.measuresInbound()) {
            // Without a web application, as in a test of one, nobody asks for the journey of a route or an annotation.
            refuse(
                    properties.journeys().keySet(),
                    reliability.unaskedJourneys(),
                    "evenkeel.journeys.",
                    "a journey that some work belongs to: give it routes, put @UserJourney(\"%1$s\") on a handler method,"
                            + " or call Reliability.journey(\"%1$s\") while the application starts");
        }
        if (!lazy) {
            refuse(
                    properties.dependencies().keySet(),
                    reliability.unaskedDependencies(),
                    "evenkeel.dependencies.",
                    "a dependency that some call leads to: give it hosts, or call Reliability.dependency(\"%1$s\") while the"
                            + " application starts");
        }
        StartLog.say(reliability.summary() + ", " + found);
        if (!reliability.journeys().isEmpty()) {
            StartLog.say(reliability.alertSummary());
        }
    }

    private static void refuse(Set<String> configured, Set<String> unasked, String prefix, String expected) {
        configured.stream().filter(unasked::contains).sorted().findFirst().ifPresent(name -> {
            throw new InvalidSettingException(prefix + name, "unknown", String.format(expected, name));
        });
    }
}
