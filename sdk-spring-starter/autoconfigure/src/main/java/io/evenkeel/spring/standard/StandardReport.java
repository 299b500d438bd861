package io.evenkeel.spring.standard;

import io.evenkeel.Reliability;
import io.evenkeel.call.Component;
import io.evenkeel.logging.StartLog;
import io.evenkeel.metrics.DeviationMeters;
import io.evenkeel.standard.Deviation;
import io.evenkeel.standard.PlatformStandard;
import io.evenkeel.standard.Settings;
import io.evenkeel.standard.Tier;
import io.evenkeel.standard.Waivers;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;

/** At the end of the start: publishes the deviations, and says what a new standard has changed. */
final class StandardReport implements SmartInitializingSingleton {
    private final Reliability reliability;
    private final PlatformStandard standard;
    private final ServiceWords words;
    private final Waivers waivers;
    private final DeviationMeters meters;
    private final Tier tier;
    private final @Nullable String reviewed;
    private final @Nullable LocalDate until;

    /**
     * @param reviewed the standard that the team has looked at last
     * @param until the last day on which an older standard is kept
     */
    StandardReport(
            Reliability reliability,
            PlatformStandard standard,
            ServiceWords words,
            Waivers waivers,
            DeviationMeters meters,
            Tier tier,
            @Nullable String reviewed,
            @Nullable LocalDate until) {
        this.reliability = reliability;
        this.standard = standard;
        this.words = words;
        this.waivers = waivers;
        this.meters = meters;
        this.tier = tier;
        this.reviewed = reviewed;
        this.until = until;
    }

    @Override
    public void afterSingletonsInstantiated() {
        try {
            Settings settings = words.settings(reliability);
            Set<String> deviating = settings.deviations().stream()
                    .map(Deviation::setting)
                    .collect(Collectors.toCollection(TreeSet::new));
            deviating.forEach(meters::show);
            String changed = standard.changesSince(reviewed, tier).summary(settings);
            if (changed != null) {
                StartLog.say(changed);
            }
            Set<String> needless = new TreeSet<>(waivers.keys());
            needless.removeAll(deviating);
            if (!needless.isEmpty()) {
                StartLog.warn(
                        "Nothing deviates that evenkeel.deviations gives a reason for: " + String.join(", ", needless));
            }
            if (until != null
                    && !standard.newest()
                    && LocalDate.now(ZoneOffset.UTC).isAfter(until)) {
                StartLog.warn("The standard " + standard.base() + " was to be kept until " + until
                        + " (evenkeel.standard.until): move to the newest");
            }
        } catch (RuntimeException fault) {
            reliability.faults().isolated(Component.METRICS, fault);
        }
    }
}
