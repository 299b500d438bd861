package io.evenkeel.spring.standard;

import io.evenkeel.Reliability;
import io.evenkeel.call.Component;
import io.evenkeel.logging.StartLog;
import io.evenkeel.metrics.DeviationMeters;
import io.evenkeel.standard.Deviation;
import io.evenkeel.standard.EffectiveStandard;
import io.evenkeel.standard.PlatformStandard;
import io.evenkeel.standard.StandardChanges;
import io.evenkeel.standard.Waivers;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;

/** At the end of the start: publishes the deviations, and says what a new standard has changed. No part needs another. */
final class StandardReport implements SmartInitializingSingleton {
    private final Reliability reliability;
    private final ServiceWords words;
    private final Waivers waivers;
    private final DeviationMeters meters;
    private final @Nullable String reviewed;
    private final @Nullable LocalDate until;

    /**
     * @param reviewed the standard that the team has looked at last
     * @param until the last day on which an older standard is kept
     */
    StandardReport(
            Reliability reliability,
            ServiceWords words,
            Waivers waivers,
            DeviationMeters meters,
            @Nullable String reviewed,
            @Nullable LocalDate until) {
        this.reliability = reliability;
        this.words = words;
        this.waivers = waivers;
        this.meters = meters;
        this.reviewed = reviewed;
        this.until = until;
    }

    @Override
    public void afterSingletonsInstantiated() {
        part("the deviations", Component.METRICS, () -> deviating().forEach(meters::show));
        part("what a new standard changed", Component.LOGGING, this::sayChanges);
        part("needless reasons for deviations", Component.LOGGING, this::sayNeedlessReasons);
        part("the end of an older standard", Component.LOGGING, this::sayEnd);
    }

    private void part(String name, Component component, Runnable part) {
        try {
            part.run();
        } catch (RuntimeException fault) {
            reliability.faults().isolated(component, fault);
            StartLog.warn(
                    "The start could not tell " + name + ": " + fault.getClass().getName());
        }
    }

    private Set<String> deviating() {
        return words.settings(reliability).deviations().stream()
                .map(Deviation::setting)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void sayChanges() {
        EffectiveStandard standard = reliability.standard();
        StandardChanges changes = standard.platform().changesSince(reviewed, standard.tier());
        if (changes.unknown() != null) {
            StartLog.warn("Nobody knows the standard in evenkeel.standard.reviewed: " + changes.unknown());
        }
        String changed = changes.summary(words.settings(reliability));
        if (changed != null) {
            StartLog.say(changed);
        }
    }

    private void sayNeedlessReasons() {
        Set<String> needless = new TreeSet<>(waivers.keys());
        needless.removeAll(deviating());
        if (!needless.isEmpty()) {
            StartLog.warn(
                    "Nothing deviates that evenkeel.deviations gives a reason for: " + String.join(", ", needless));
        }
    }

    private void sayEnd() {
        PlatformStandard standard = reliability.standard().platform();
        if (until != null && !standard.newest() && LocalDate.now(ZoneOffset.UTC).isAfter(until)) {
            StartLog.warn("The standard " + standard.base() + " was to be kept until " + until
                    + " (evenkeel.standard.until): move to the newest");
        }
    }
}
