package io.evenkeel.spring.startup;

import io.evenkeel.Reliability;
import io.evenkeel.call.InvalidSettingException;
import io.evenkeel.logging.StartLog;
import io.evenkeel.spring.config.EvenkeelProperties;
import io.evenkeel.spring.work.WorkJourneys;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.springframework.beans.factory.SmartInitializingSingleton;

/** At the end of the start: refuses configuration that leads nowhere, then says in one log line what is active. */
final class StartReport implements SmartInitializingSingleton {
    private final Reliability reliability;
    private final EvenkeelProperties properties;
    private final Supplier<Features> features;
    private final Supplier<Set<String>> annotated;
    private final boolean lazy;

    /**
     * @param annotated finds the journeys that annotations of the application's beans name
     * @param lazy whether beans are made only when they are needed; then nobody has asked for anything yet
     */
    StartReport(
            Reliability reliability,
            EvenkeelProperties properties,
            Supplier<Features> features,
            Supplier<Set<String>> annotated,
            boolean lazy) {
        this.reliability = reliability;
        this.properties = properties;
        this.features = features;
        this.annotated = annotated;
        this.lazy = lazy;
    }

    @Override
    public void afterSingletonsInstantiated() {
        Features found = features.get();
        if (!lazy) {
            refuse(
                    unusedJourneys(found.measuresInbound()),
                    "evenkeel.journeys.",
                    "a journey that some work belongs to: give it routes, put @UserJourney(\"%1$s\") on a handler method,"
                            + " a job, a listener or another public method of a bean, or call"
                            + " Reliability.journey(\"%1$s\") while the application starts");
            refuse(
                    both(properties.dependencies().keySet(), reliability.unaskedDependencies()),
                    "evenkeel.dependencies.",
                    "a dependency that some call leads to: give it hosts, or call Reliability.dependency(\"%1$s\") while the"
                            + " application starts");
        }
        StartLog.say(reliability.summary() + ", " + found);
        if (!reliability.journeys().isEmpty()) {
            StartLog.say(reliability.alertSummary());
        }
    }

    /**
     * Where requests are not measured, as in a test without the web, nobody asks for the journeys that only they belong to.
     * Those of runs and messages that are mapped to no other are asked for when the first one comes.
     */
    private Set<String> unusedJourneys(boolean measuresInbound) {
        Set<String> unused = both(properties.journeys().keySet(), reliability.unaskedJourneys());
        unused.removeAll(WorkJourneys.UNMAPPED);
        if (!measuresInbound) {
            unused.remove(Reliability.DEFAULT_JOURNEY);
            properties.journeys().forEach((name, journey) -> {
                if (!journey.routes().isEmpty()) {
                    unused.remove(name);
                }
            });
            if (!unused.isEmpty()) {
                unused.removeAll(annotated.get());
            }
        }
        return unused;
    }

    private static Set<String> both(Set<String> configured, Set<String> unasked) {
        Set<String> both = new TreeSet<>(configured);
        both.retainAll(unasked);
        return both;
    }

    private static void refuse(Set<String> unused, String prefix, String expected) {
        unused.stream().findFirst().ifPresent(name -> {
            throw new InvalidSettingException(prefix + name, "unknown", String.format(expected, name));
        });
    }
}
