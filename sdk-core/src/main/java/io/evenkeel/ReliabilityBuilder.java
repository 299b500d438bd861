package io.evenkeel;

import static java.util.Objects.requireNonNull;

import io.evenkeel.call.CallObserver;
import io.evenkeel.call.InvalidSettingException;
import io.evenkeel.call.Operation;
import io.evenkeel.guard.GuardMode;
import io.evenkeel.logging.StartLog;
import io.evenkeel.machine.Machine;
import io.evenkeel.metrics.HistogramBoundaries;
import io.evenkeel.standard.PlatformStandard;
import io.evenkeel.standard.Tier;
import io.evenkeel.standard.Waivers;
import io.evenkeel.versions.LibraryVersions;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Builds a {@link Reliability}. Set-up fails fast: every wrong value is an {@link InvalidSettingException} that names the
 * key, the value and what was expected. Not thread-safe; build once.
 */
public final class ReliabilityBuilder {
    final MeterRegistry registry;
    PlatformStandard platform = PlatformStandard.shipped();
    Waivers waivers = Waivers.none();
    final Map<String, JourneySpec> journeys = new LinkedHashMap<>();
    final Map<String, Consumer<DependencySpec>> dependencies = new LinkedHashMap<>();
    final List<CallObserver> observers = new ArrayList<>();
    Consumer<DependencySpec> dependencyDefaults = defaults -> {};
    String service = "unknown_service";
    String framework = "none";

    @Nullable
    Tier tier;

    @Nullable
    GuardMode mode;

    @Nullable
    GuardMode deadlineMode;

    LongSupplier nanoClock = System::nanoTime;
    DoubleSupplier jitter = () -> ThreadLocalRandom.current().nextDouble();
    Machine machine = Machine.here();
    OpenTelemetry openTelemetry = OpenTelemetry.noop();
    boolean callSpans = true;
    final LogSpec logs = new LogSpec();

    @Nullable
    HistogramBoundaries histogramBoundaries;

    private boolean announced = true;

    ReliabilityBuilder(MeterRegistry registry) {
        this.registry = requireNonNull(registry, "registry");
    }

    /** The service's name, for the log line at start. Default: {@code unknown_service}. */
    public ReliabilityBuilder service(String name) {
        this.service = requireNonNull(name, "service");
        return this;
    }

    /** The standard that has been chosen so far. */
    public PlatformStandard standard() {
        return platform;
    }

    /** The reasons for deviations that have been given so far. */
    public Waivers waivers() {
        return waivers;
    }

    /** The tier that has been chosen so far; null for that of the standard. */
    public @Nullable Tier tier() {
        return tier;
    }

    /** The defaults, and the limits of what may be said instead. Default: the newest standard of the SDK. */
    public ReliabilityBuilder standard(PlatformStandard chosen) {
        this.platform = requireNonNull(chosen, "standard");
        return this;
    }

    /** Why the service differs from the standard where it does, for {@link Reliability#settings()}. Default: not said. */
    public ReliabilityBuilder waivers(Waivers chosen) {
        this.waivers = requireNonNull(chosen, "waivers");
        return this;
    }

    /** How much the service matters. Default: as in the standard, medium. */
    public ReliabilityBuilder tier(Tier chosen) {
        this.tier = requireNonNull(chosen, "tier");
        return this;
    }

    /** How far the guards go that do not say so themselves. Default: as in the standard, enforce. */
    public ReliabilityBuilder mode(GuardMode chosen) {
        this.mode = requireNonNull(chosen, "mode");
        return this;
    }

    /** Declares a journey with the standard's objectives. */
    public ReliabilityBuilder journey(String name) {
        return journey(name, journey -> {});
    }

    /**
     * Declares a journey, or adds to what was declared of it.
     *
     * @throws InvalidSettingException if the name is not allowed
     */
    public ReliabilityBuilder journey(String name, Consumer<JourneySpec> declaration) {
        new Operation(Operation.Kind.JOURNEY, name);
        try {
            declaration.accept(journeys.computeIfAbsent(name, added -> new JourneySpec()));
        } catch (InvalidSettingException e) {
            throw e.below("journeys." + name);
        }
        return this;
    }

    /** Declares a dependency with the standard's guard. */
    public ReliabilityBuilder dependency(String name) {
        return dependency(name, dependency -> {});
    }

    /**
     * Declares a dependency, or adds to what was declared of it: the later word counts.
     *
     * @throws InvalidSettingException if the name is not allowed
     */
    public ReliabilityBuilder dependency(String name, Consumer<DependencySpec> declaration) {
        new Operation(Operation.Kind.DEPENDENCY, name);
        dependencies.merge(name, requireNonNull(declaration, "declaration"), Consumer::andThen);
        return this;
    }

    /**
     * Changes the standard's defaults for every dependency that does not say otherwise, or adds to what was changed: the
     * later word counts.
     */
    public ReliabilityBuilder dependencyDefaults(Consumer<DependencySpec> defaults) {
        dependencyDefaults = dependencyDefaults.andThen(requireNonNull(defaults, "defaults"));
        return this;
    }

    /** Adds an observer of every call. It is told of ends before the SDK's own meters are. */
    public ReliabilityBuilder observer(CallObserver observer) {
        observers.add(requireNonNull(observer, "observer"));
        return this;
    }

    /**
     * The filter that gives our histograms their boundaries, where an integration has put it into the registry already.
     * Default: {@link #build()} adds one, if the registry holds no meter yet.
     */
    public ReliabilityBuilder histogramBoundaries(HistogramBoundaries filter) {
        this.histogramBoundaries = requireNonNull(filter, "histogramBoundaries");
        return this;
    }

    /** Where spans are made. Default: nowhere. */
    public ReliabilityBuilder openTelemetry(OpenTelemetry chosen) {
        this.openTelemetry = requireNonNull(chosen, "openTelemetry");
        return this;
    }

    /**
     * Whether calls to dependencies get spans of their own. Default: yes. Otherwise only a span that somebody else has made for
     * the very same request gets our attributes: for services whose clients are traced by an agent.
     */
    public ReliabilityBuilder callSpans(boolean chosen) {
        this.callSpans = chosen;
        return this;
    }

    /**
     * Changes what log lines show, or adds to what was changed: the later word counts.
     *
     * @throws InvalidSettingException if a value is out of its range
     */
    public ReliabilityBuilder logs(Consumer<LogSpec> change) {
        try {
            change.accept(logs);
        } catch (InvalidSettingException e) {
            throw e.below("logs");
        }
        return this;
    }

    /** What the service is built on, for {@code reliability.info}. Default: {@code none}. */
    public ReliabilityBuilder framework(String name) {
        this.framework = requireNonNull(name, "framework");
        return this;
    }

    /** A monotonic clock in nanoseconds, for tests. Default: {@link System#nanoTime()}. */
    public ReliabilityBuilder nanoClock(LongSupplier clock) {
        this.nanoClock = requireNonNull(clock, "nanoClock");
        return this;
    }

    /** The chance that spreads the pauses before retries, uniform in {@code 0 <= x < 1}; for tests. Default: random. */
    public ReliabilityBuilder jitter(DoubleSupplier chance) {
        this.jitter = requireNonNull(chance, "jitter");
        return this;
    }

    /** Where the process runs, for tests of the practices. Default: where it does. */
    public ReliabilityBuilder machine(Machine chosen) {
        this.machine = requireNonNull(chosen, "machine");
        return this;
    }

    /**
     * What becomes of calls to dependencies whose journey has run out of time: refused, counted, or neither. Default:
     * as in the standard, observe, so counted.
     */
    public ReliabilityBuilder deadlineMode(GuardMode chosen) {
        this.deadlineMode = requireNonNull(chosen, "deadlineMode");
        return this;
    }

    /** Whether {@link #build()} logs what is active. Default: yes; an integration that has more to say says it itself. */
    public ReliabilityBuilder announced(boolean chosen) {
        this.announced = chosen;
        return this;
    }

    /**
     * Builds, registers the meters, and says in the log what is active, how much traffic the objectives need, and
     * which practices are followed.
     *
     * @throws InvalidSettingException if a setting is out of its range, or the standard forbids it
     */
    public Reliability build() {
        Reliability reliability = new Assembly(this).reliability();
        if (announced) {
            StartLog.say(reliability.summary());
            if (!reliability.journeys().isEmpty()) {
                StartLog.say(reliability.alertSummary());
            }
            String below = LibraryVersions.warning(LibraryVersions.seenBy(ReliabilityBuilder.class.getClassLoader()));
            if (below != null) {
                StartLog.warn(below + ". Choose the versions that they are fixed in");
            }
            reliability.practices().publish();
        }
        return reliability;
    }
}
