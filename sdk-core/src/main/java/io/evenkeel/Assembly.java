package io.evenkeel;

import io.evenkeel.call.CallMeter;
import io.evenkeel.call.CallRecorder;
import io.evenkeel.call.CallTracer;
import io.evenkeel.call.FaultListener;
import io.evenkeel.call.GuardListener;
import io.evenkeel.call.InvalidSettingException;
import io.evenkeel.call.Operation;
import io.evenkeel.guard.BreakerSettings;
import io.evenkeel.guard.Breakers;
import io.evenkeel.guard.Guard;
import io.evenkeel.guard.GuardMode;
import io.evenkeel.guard.GuardSettings;
import io.evenkeel.guard.ModeSwitch;
import io.evenkeel.guard.RetrySettings;
import io.evenkeel.logging.BreakerLog;
import io.evenkeel.logging.FaultLog;
import io.evenkeel.logging.LogKeys;
import io.evenkeel.logging.OverflowLog;
import io.evenkeel.machine.MachineChecks;
import io.evenkeel.metrics.DependencyMeters;
import io.evenkeel.metrics.DeviationMeters;
import io.evenkeel.metrics.FaultMeter;
import io.evenkeel.metrics.HistogramBoundaries;
import io.evenkeel.metrics.InfoMeter;
import io.evenkeel.practice.Level;
import io.evenkeel.standard.EffectiveStandard;
import io.evenkeel.standard.Standard;
import io.evenkeel.standard.Tier;
import io.evenkeel.tracing.CallSpans;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** One build: who calls whom is decided here, and nowhere else. */
final class Assembly {
    private static final String DEPENDENCY_DEFAULTS = "dependency-defaults";

    private final ReliabilityBuilder chosen;
    private final FaultMeter faultMeter = new FaultMeter();
    private final Isolation isolation = new Isolation(faultMeter, new FaultLog());
    private final FaultListener faults = isolation.faults();
    private final Breakers breakers;
    private final ModeSwitch modeSwitch = new ModeSwitch();
    private final CallTracer callTracer;
    private final LogKeys logKeys;
    private final EffectiveStandard effective;
    private final Standard standard;
    private final Tier tier;
    private final GuardMode mode;
    private final Limits limits;
    private final DeviationMeters deviationMeters;
    private final JourneyAssembly journeyAssembly;

    Assembly(ReliabilityBuilder chosen) {
        this.chosen = chosen;
        this.tier = chosen.tier == null ? chosen.platform.defaultTier() : chosen.tier;
        this.effective = chosen.platform.forTier(tier);
        this.standard = effective.standard();
        this.mode = chosen.mode == null ? Limits.modeOf(effective, "mode") : chosen.mode;
        this.limits = new Limits(effective);
        this.deviationMeters = new DeviationMeters(chosen.registry);
        this.breakers = new Breakers(chosen.nanoClock);
        this.callTracer = CallSpans.of(chosen.openTelemetry, SdkVersion.current(), chosen.callSpans, faults);
        this.logKeys = logKeys();
        this.journeyAssembly = new JourneyAssembly(chosen, effective, limits, logKeys, isolation);
    }

    private LogKeys logKeys() {
        try {
            return chosen.logs.keys(chosen.service, effective, faults);
        } catch (InvalidSettingException e) {
            throw e.below("logs");
        }
    }

    Reliability reliability() {
        said().forEach(limits::check);
        GuardSettings defaults =
                chosenBy(chosen.dependencyDefaults, new DependencySpec(standardGuard()), DEPENDENCY_DEFAULTS);
        limits.check(DEPENDENCY_DEFAULTS, defaults);
        chosen.journeys.forEach(JourneyAssembly::check);
        SdkInfo info = SdkInfo.of(chosen.service, chosen.platform, mode, chosen.framework);
        InfoMeter infoMeter = info.meter(chosen.registry);
        isolation.isolated(() -> {
            filterBoundaries();
            return infoMeter;
        });
        isolation.isolated(() -> {
            faultMeter.publish(chosen.registry);
            return faultMeter;
        });
        isolation.isolated(() -> Resilience4jMeters.bindIfPresent(breakers, chosen.registry));

        Catalog<Journey> journeys = new Catalog<>(
                standard.maxJourneys(),
                name -> journeyAssembly.journey(name, new JourneySpec()),
                new OverflowLog("journey", standard.maxJourneys()));
        chosen.journeys.forEach((name, spec) -> journeys.declare(name, journeyAssembly.journey(name, spec)));
        Catalog<Dependency> dependencies = new Catalog<>(
                standard.maxDependencies(),
                name -> dependency(name, dependency -> {}),
                new OverflowLog("dependency", standard.maxDependencies()));
        chosen.dependencies.forEach((name, spec) -> dependencies.declare(name, dependency(name, spec)));

        Modes modes = new Modes(
                modeSwitch,
                mode,
                now -> isolation.isolated(() -> {
                    infoMeter.show(now.label());
                    return infoMeter;
                }));
        InEffect inEffect = new InEffect(
                effective,
                chosen.waivers,
                standardGuard(),
                defaults,
                journeyAssembly.defaultObjectives(),
                said(),
                modes);
        Practices practices = new Practices(
                chosen.registry, Level.valueOf(effective.word("practices.level")), faults, chosen.nanoClock);
        Reliability reliability = new Reliability(
                journeys,
                dependencies,
                journeyAssembly::declared,
                this::dependency,
                faults,
                info,
                modes,
                logKeys,
                effective,
                more -> inEffect.settings(dependencies.all(), journeys.all(), more),
                defaults,
                practices);
        reliability.settings().deviations().forEach(deviation -> show(deviation.setting()));
        practices.own(reliability, effective);
        practices.answer(MachineChecks.of(chosen.machine));
        practices.inEffect(reliability::settings, chosen.machine);
        practices.answer(
                new OwnPractices(reliability, effective, faultMeter, chosen.machine, SdkVersion.built()).checks());
        limits.keepFromNowOn();
        return reliability;
    }

    /** What is said of the whole service, by key. */
    private Map<String, Object> said() {
        Map<String, Object> said = chosen.logs.said();
        if (chosen.tier != null) {
            said.put("tier", chosen.tier);
        }
        if (chosen.mode != null) {
            said.put("mode", chosen.mode);
        }
        if (chosen.deadlineMode != null) {
            said.put("deadline.mode", chosen.deadlineMode);
        }
        return said;
    }

    private void show(String setting) {
        isolation.isolated(() -> {
            deviationMeters.show(setting);
            return deviationMeters;
        });
    }

    private void filterBoundaries() {
        HistogramBoundaries filter = chosen.histogramBoundaries;
        if (filter == null) {
            filter = new HistogramBoundaries();
            filter.addTo(chosen.registry);
        }
        filter.set(journeyAssembly.boundaries(), standard.durationBuckets());
    }

    private Dependency dependency(String name, Consumer<DependencySpec> declaration) {
        String key = "dependencies." + name;
        DependencySpec spec = new DependencySpec(standardGuard());
        GuardSettings settings = limits.kept(key, chosenBy(chosen.dependencyDefaults.andThen(declaration), spec, key));
        DependencyMeters meters =
                isolation.isolated(() -> new DependencyMeters(chosen.registry, name, standard.durationBuckets()));
        CallRecorder recorder = new CallRecorder(
                new Operation(Operation.Kind.DEPENDENCY, name),
                spec.classifier(),
                meters == null ? CallMeter.NONE : meters,
                chosen.observers,
                faults,
                chosen.nanoClock);
        List<GuardListener> listeners = Stream.of(meters, new BreakerLog(name))
                .filter(listener -> listener != null)
                .toList();
        Guard guard = new Guard(recorder, settings, breakers, modeSwitch, chosen.jitter, listeners, faults, callTracer);
        isolation.isolated(() -> {
            if (meters != null) {
                meters.publishBreakerState(guard::breakerState);
            }
            return guard;
        });
        if (limits.areKept()) {
            showDeviations(settings);
        }
        return new Dependency(
                name,
                guard,
                change -> {
                    GuardSettings changed = chosenBy(change, new DependencySpec(guard.settings()), key);
                    limits.check(key, changed);
                    guard.change(changed);
                    showDeviations(changed);
                },
                chosen.nanoClock);
    }

    private void showDeviations(GuardSettings settings) {
        limits.deviating(settings).forEach(this::show);
    }

    private static GuardSettings chosenBy(Consumer<DependencySpec> declaration, DependencySpec spec, String key) {
        try {
            declaration.accept(spec);
            return spec.settings();
        } catch (InvalidSettingException e) {
            throw e.below(key);
        }
    }

    /** The standard's guard, in the mode and with the deadlines that the service has chosen for all. */
    private GuardSettings standardGuard() {
        return new GuardSettings(
                mode,
                standard.timeout(),
                null,
                standard.concurrencyLimit(),
                new BreakerSettings(
                        standard.breakerFailureRatio(),
                        standard.breakerMinimumCalls(),
                        standard.breakerWindow(),
                        standard.breakerOpenFor(),
                        standard.breakerTrialCalls()),
                new RetrySettings(
                        standard.maxRetries(),
                        standard.retryBackoff(),
                        standard.retryMaxBackoff(),
                        standard.retryTokensPerSuccess(),
                        standard.retryMaxTokens()),
                false,
                chosen.deadlineMode == null ? Limits.modeOf(effective, "deadline.mode") : chosen.deadlineMode);
    }
}
