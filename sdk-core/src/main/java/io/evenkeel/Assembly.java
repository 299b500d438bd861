package io.evenkeel;

import io.evenkeel.call.CallObserver;
import io.evenkeel.call.CallRecorder;
import io.evenkeel.call.CallTracer;
import io.evenkeel.call.Component;
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
import io.evenkeel.logging.BadEventLog;
import io.evenkeel.logging.BreakerLog;
import io.evenkeel.logging.FaultLog;
import io.evenkeel.logging.LimitLog;
import io.evenkeel.logging.LogKeys;
import io.evenkeel.logging.OverflowLog;
import io.evenkeel.machine.MachineChecks;
import io.evenkeel.metrics.DependencyMeters;
import io.evenkeel.metrics.DeviationMeters;
import io.evenkeel.metrics.FaultMeter;
import io.evenkeel.metrics.HistogramBoundaries;
import io.evenkeel.metrics.InfoMeter;
import io.evenkeel.metrics.JourneyMeters;
import io.evenkeel.practice.Level;
import io.evenkeel.slo.BurnRateView;
import io.evenkeel.slo.Cadence;
import io.evenkeel.slo.ExclusionReason;
import io.evenkeel.slo.Objective;
import io.evenkeel.slo.ObjectiveKind;
import io.evenkeel.standard.EffectiveStandard;
import io.evenkeel.standard.Standard;
import io.evenkeel.standard.Tier;
import io.evenkeel.tracing.CallSpans;
import io.evenkeel.tracing.JourneySpans;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One build: who calls whom is decided here, and nowhere else. */
final class Assembly {
    private static final String DEPENDENCY_DEFAULTS = "dependency-defaults";

    private final ReliabilityBuilder chosen;
    private final FaultMeter faultMeter = new FaultMeter();
    private final FaultListener faults = bothOf(faultMeter, new FaultLog());
    private final List<Objective> defaultObjectives;
    private final List<Duration> journeyBoundaries;
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
    private volatile boolean built;

    Assembly(ReliabilityBuilder chosen) {
        this.chosen = chosen;
        this.tier = chosen.tier == null ? chosen.platform.defaultTier() : chosen.tier;
        this.effective = chosen.platform.forTier(tier);
        this.standard = effective.standard();
        this.mode = chosen.mode == null ? Limits.modeOf(effective, "mode") : chosen.mode;
        this.limits = new Limits(effective);
        this.deviationMeters = new DeviationMeters(chosen.registry);
        Duration window = effective.duration("objectives.window");
        this.defaultObjectives = List.of(
                Objective.availability(standard.availabilityTarget()).over(window),
                Objective.latency(standard.latencyTarget(), standard.latencyThreshold())
                        .over(window));
        this.journeyBoundaries = Stream.of(
                        standard.durationBuckets().stream(),
                        thresholds(defaultObjectives),
                        chosen.journeys.values().stream().flatMap(spec -> thresholds(spec.objectives())))
                .flatMap(boundaries -> boundaries)
                .sorted()
                .distinct()
                .toList();
        this.breakers = new Breakers(chosen.nanoClock);
        this.callTracer = CallSpans.of(chosen.openTelemetry, SdkVersion.current(), chosen.callSpans, faults);
        this.logKeys = logKeys();
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
        chosen.journeys.forEach(Assembly::check);
        SdkInfo info = SdkInfo.of(chosen.service, chosen.platform, mode, chosen.framework);
        InfoMeter infoMeter = info.meter(chosen.registry);
        isolated(() -> {
            filterBoundaries();
            return infoMeter;
        });
        isolated(() -> {
            faultMeter.publish(chosen.registry);
            return faultMeter;
        });
        isolated(() -> Resilience4jMeters.bindIfPresent(breakers.registry(), chosen.registry));

        Catalog<Journey> journeys = new Catalog<>(
                standard.maxJourneys(),
                name -> journey(name, new JourneySpec()),
                new OverflowLog("journey", standard.maxJourneys()));
        chosen.journeys.forEach((name, spec) -> journeys.declare(name, journey(name, spec)));
        Catalog<Dependency> dependencies = new Catalog<>(
                standard.maxDependencies(),
                name -> dependency(name, dependency -> {}),
                new OverflowLog("dependency", standard.maxDependencies()));
        chosen.dependencies.forEach((name, spec) -> dependencies.declare(name, dependency(name, spec)));

        Modes modes = new Modes(
                modeSwitch,
                mode,
                now -> isolated(() -> {
                    infoMeter.show(now.label());
                    return infoMeter;
                }));
        InEffect inEffect = new InEffect(effective, chosen.waivers, standardGuard(), defaults, said());
        Practices practices = new Practices(
                chosen.registry, Level.valueOf(effective.word("practices.level")), faults, chosen.nanoClock);
        Reliability reliability = new Reliability(
                journeys,
                dependencies,
                this::declared,
                this::dependency,
                faults,
                info,
                modes,
                logKeys,
                effective,
                more -> inEffect.settings(dependencies.all(), more),
                defaults,
                practices);
        reliability.settings().deviations().forEach(deviation -> show(deviation.setting()));
        practices.own(reliability, effective);
        practices.answer(MachineChecks.of(chosen.machine));
        practices.inEffect(reliability::settings, chosen.machine);
        practices.answer(
                new OwnPractices(reliability, effective, faultMeter, chosen.machine, SdkVersion.built()).checks());
        built = true;
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
        isolated(() -> {
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
        filter.set(journeyBoundaries, standard.durationBuckets());
    }

    private Journey declared(String name, Consumer<JourneySpec> declaration) {
        JourneySpec spec = new JourneySpec();
        declaration.accept(spec);
        check(name, spec);
        return journey(name, spec);
    }

    private static void check(String name, JourneySpec spec) {
        try {
            spec.check();
        } catch (InvalidSettingException e) {
            throw e.below("journeys." + name);
        }
    }

    private Journey journey(String name, JourneySpec spec) {
        List<Objective> objectives = spec.objectives().isEmpty()
                ? defaultObjectives
                : spec.objectives().stream()
                        .map(objective -> kept("journeys." + name, objective))
                        .toList();
        Duration every = spec.every();
        Cadence cadence = every == null ? null : new Cadence(every, chosen.nanoClock);
        JourneyMeters meters =
                isolated(() -> new JourneyMeters(chosen.registry, name, tier, objectives, cadence, journeyBoundaries));
        BurnRateView burnRates = new BurnRateView(objectives, cadence, chosen.nanoClock);
        JourneySpans spans = new JourneySpans(chosen.openTelemetry, name, objectives, faults);
        CallRecorder recorder = new CallRecorder(
                new Operation(Operation.Kind.JOURNEY, name),
                spec.classifier(),
                watchedBy(badEventLog(name, objectives), cadence, meters, burnRates, spans),
                faults,
                chosen.nanoClock);
        return new Journey(recorder, objectives, burnRates, counts(meters, spans), spec.deadline(), logKeys, spans);
    }

    private @Nullable CallObserver badEventLog(String journey, List<Objective> objectives) {
        Duration every = chosen.logs.saysBadEventsEvery(effective);
        if (every == null) {
            return null;
        }
        BadEventLog log = new BadEventLog(journey, objectives, every, logKeys, chosen.nanoClock.getAsLong());
        return event -> {
            try {
                log.ended(event);
            } catch (Throwable fault) {
                faults.isolated(Component.LOGGING, fault);
            }
        };
    }

    private Dependency dependency(String name, Consumer<DependencySpec> declaration) {
        String key = "dependencies." + name;
        DependencySpec spec = new DependencySpec(standardGuard());
        GuardSettings settings = kept(key, chosenBy(chosen.dependencyDefaults.andThen(declaration), spec, key));
        DependencyMeters meters =
                isolated(() -> new DependencyMeters(chosen.registry, name, standard.durationBuckets()));
        CallRecorder recorder = new CallRecorder(
                new Operation(Operation.Kind.DEPENDENCY, name),
                spec.classifier(),
                watchedBy(meters),
                faults,
                chosen.nanoClock);
        List<GuardListener> listeners = Stream.of(meters, new BreakerLog(name))
                .filter(listener -> listener != null)
                .toList();
        Guard guard = new Guard(recorder, settings, breakers, modeSwitch, chosen.jitter, listeners, faults, callTracer);
        isolated(() -> {
            if (meters != null) {
                meters.publishBreakerState(guard::breakerState);
            }
            return guard;
        });
        if (built) {
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

    private GuardSettings kept(String key, GuardSettings asked) {
        return allows(limits.forbidden(key, asked)) ? asked : limits.closest(asked);
    }

    private Objective kept(String key, Objective asked) {
        return allows(limits.forbidden(key, asked)) ? asked : limits.closest(asked);
    }

    /** At set-up what is forbidden is refused; where a request may be under way, it becomes what is allowed. */
    private boolean allows(List<InvalidSettingException> forbidden) {
        if (!forbidden.isEmpty() && !built) {
            throw forbidden.get(0);
        }
        forbidden.forEach(each -> LimitLog.kept(each.key(), each.value(), each.expected()));
        return forbidden.isEmpty();
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

    private JourneyCounts counts(@Nullable JourneyMeters meters, JourneySpans spans) {
        return new JourneyCounts() {
            @Override
            public void excluded(ExclusionReason reason) {
                spans.excluded();
                count(known -> known.excluded(reason));
            }

            @Override
            public void late(boolean refused) {
                count(known -> known.late(refused));
            }

            private void count(Consumer<JourneyMeters> counting) {
                isolated(() -> {
                    if (meters != null) {
                        counting.accept(meters);
                    }
                    return meters;
                });
            }
        };
    }

    /** The SDK's own observers first, so that they are told of an end last. */
    private List<CallObserver> watchedBy(@Nullable CallObserver... own) {
        return Stream.concat(Stream.of(own).flatMap(Stream::ofNullable).map(this::counting), chosen.observers.stream())
                .toList();
    }

    /** What the SDK's own observers throw comes from the registry, and not from what somebody has plugged in. */
    private CallObserver counting(CallObserver own) {
        return call -> {
            try {
                own.ended(call);
            } catch (Throwable fault) {
                faults.isolated(Component.METRICS, fault);
            }
        };
    }

    /** Registering a meter can happen while a call is under way: a registry that throws must not stop it. */
    private <T> @Nullable T isolated(Supplier<T> registration) {
        try {
            return registration.get();
        } catch (Throwable fault) {
            faults.isolated(Component.METRICS, fault);
            return null;
        }
    }

    private static Stream<Duration> thresholds(List<Objective> objectives) {
        return objectives.stream()
                .filter(objective -> objective.kind() == ObjectiveKind.LATENCY)
                .map(Objective::threshold)
                .flatMap(Stream::ofNullable);
    }

    private static FaultListener bothOf(FaultListener first, FaultListener second) {
        return (component, fault) -> {
            try {
                first.isolated(component, fault);
                second.isolated(component, fault);
            } catch (Throwable hopeless) {
                // A logger that throws: the fault is counted, and there is nobody left to tell.
            }
        };
    }
}
