package io.evenkeel;

import static java.util.Objects.requireNonNull;

import io.evenkeel.call.FaultListener;
import io.evenkeel.guard.GuardSettings;
import io.evenkeel.logging.LogKeys;
import io.evenkeel.slo.AlertReach;
import io.evenkeel.standard.EffectiveStandard;
import io.evenkeel.standard.ServiceSettings;
import io.evenkeel.standard.Settings;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The SDK in one service. Build it once, keep it, share it: it is thread-safe and has no resource to close.
 *
 * <p>{@link #journey} and {@link #dependency} hand out what was declared. A name that was not is declared on the way, with
 * the standard's defaults, up to a cap of 100 each; beyond it, all names share one journey or dependency named
 * {@code _OTHER}.
 */
public final class Reliability {
    /** The journey of inbound requests that are mapped to no other. */
    public static final String DEFAULT_JOURNEY = "default";

    private final Catalog<Journey> journeys;
    private final Catalog<Dependency> dependencies;
    private final BiFunction<String, Consumer<JourneySpec>, Journey> declaringJourney;
    private final BiFunction<String, Consumer<DependencySpec>, Dependency> declaringDependency;
    private final FaultListener faults;
    private final SdkInfo info;
    private final Modes modes;
    private final LogKeys logKeys;
    private final EffectiveStandard standard;
    private final Function<Consumer<ServiceSettings>, Settings> inEffect;
    private final GuardSettings dependencyDefaults;
    private final Practices practices;

    Reliability(
            Catalog<Journey> journeys,
            Catalog<Dependency> dependencies,
            BiFunction<String, Consumer<JourneySpec>, Journey> declaringJourney,
            BiFunction<String, Consumer<DependencySpec>, Dependency> declaringDependency,
            FaultListener faults,
            SdkInfo info,
            Modes modes,
            LogKeys logKeys,
            EffectiveStandard standard,
            Function<Consumer<ServiceSettings>, Settings> inEffect,
            GuardSettings dependencyDefaults,
            Practices practices) {
        this.journeys = journeys;
        this.dependencies = dependencies;
        this.declaringJourney = declaringJourney;
        this.declaringDependency = declaringDependency;
        this.faults = faults;
        this.info = info;
        this.modes = modes;
        this.logKeys = logKeys;
        this.standard = standard;
        this.inEffect = inEffect;
        this.dependencyDefaults = dependencyDefaults;
        this.practices = practices;
    }

    /**
     * Starts to build.
     *
     * @param registry where the meters are registered
     */
    public static ReliabilityBuilder builder(MeterRegistry registry) {
        return new ReliabilityBuilder(registry);
    }

    /** The journey of this name. */
    public Journey journey(String name) {
        return journeys.get(requireNonNull(name, "name"));
    }

    /**
     * The journey of this name.
     *
     * @param otherwise how it is declared on the way if there is none yet, instead of with the standard's defaults
     */
    public Journey journey(String name, Consumer<JourneySpec> otherwise) {
        requireNonNull(otherwise, "otherwise");
        return journeys.get(requireNonNull(name, "name"), added -> declaringJourney.apply(added, otherwise));
    }

    /** The dependency of this name. */
    public Dependency dependency(String name) {
        return dependencies.get(requireNonNull(name, "name"));
    }

    /**
     * The dependency of this name.
     *
     * @param otherwise how it is declared on the way if there is none yet, on top of the standard's defaults
     */
    public Dependency dependency(String name, Consumer<DependencySpec> otherwise) {
        requireNonNull(otherwise, "otherwise");
        return dependencies.get(requireNonNull(name, "name"), added -> declaringDependency.apply(added, otherwise));
    }

    /** All journeys there are by now, ordered by name. */
    public List<Journey> journeys() {
        return sorted(journeys.all(), Journey::name);
    }

    /** All dependencies there are by now, ordered by name. */
    public List<Dependency> dependencies() {
        return sorted(dependencies.all(), Dependency::name);
    }

    /** Journeys that were declared, but that nobody has asked for by now: after start-up, most likely a misspelt name. */
    public Set<String> unaskedJourneys() {
        return journeys.unasked();
    }

    /** Dependencies that were declared, but that nobody has asked for by now. */
    public Set<String> unaskedDependencies() {
        return dependencies.unasked();
    }

    /** Where an integration reports a fault that it has kept away from the application. */
    public FaultListener faults() {
        return faults;
    }

    /** Switches how far the guards go, while the service runs. */
    public Modes modes() {
        return modes;
    }

    /** How calls to a dependency are guarded that nobody has declared; {@link #modes()} may go before its mode. */
    public GuardSettings dependencyDefaults() {
        return dependencyDefaults;
    }

    /** What the service has started from: the standard, as the organisation and the tier have it. */
    public EffectiveStandard standard() {
        return standard;
    }

    /** What this service answers to the guide map. In plain Java that is what the SDK knows by itself. */
    public Practices practices() {
        return practices;
    }

    /** The keys of log lines, for an integration that knows more of where lines come from. */
    public LogKeys logKeys() {
        return logKeys;
    }

    /** Every value of the standard as it is in effect now, where it came from, and where the service deviates. */
    public Settings settings() {
        return settings(said -> {});
    }

    /**
     * The same, for an integration that knows better where a value came from, or says values that the core does not have.
     *
     * @param more adds to what is known to be said in code
     */
    public Settings settings(Consumer<ServiceSettings> more) {
        return inEffect.apply(requireNonNull(more, "more"));
    }

    /** Who runs what. */
    public SdkInfo info() {
        return info;
    }

    /** What one bad event does to each objective when there is little traffic, in one line for people. */
    public String alertSummary() {
        return journeys().stream()
                .map(journey -> journey.objectives().stream()
                        .map(AlertReach::summary)
                        .collect(Collectors.joining("; ", journey.name() + ": ", "")))
                .collect(Collectors.joining(". ", "Evenkeel alerts. ", ""));
    }

    /** What is active, in one line for people. */
    public String summary() {
        return info.summary()
                + listed(
                        ", journeys: ",
                        journeys(),
                        journey -> journey.name()
                                + journey.objectives().stream()
                                        .map(objective -> objective.summary())
                                        .collect(Collectors.joining(", ", " (", ")")),
                        "")
                + listed(", dependencies: [", dependencies(), Dependency::name, "]");
    }

    private static <T> String listed(String heading, List<T> things, Function<T, String> text, String end) {
        return things.isEmpty() ? "" : things.stream().map(text).collect(Collectors.joining(", ", heading, end));
    }

    private static <T> List<T> sorted(List<T> things, Function<T, String> name) {
        return things.stream().sorted(Comparator.comparing(name)).toList();
    }
}
