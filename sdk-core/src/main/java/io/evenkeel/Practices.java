package io.evenkeel;

import static java.util.Objects.requireNonNull;

import io.evenkeel.call.Component;
import io.evenkeel.call.FaultListener;
import io.evenkeel.logging.StartLog;
import io.evenkeel.machine.Machine;
import io.evenkeel.metrics.PracticeMeters;
import io.evenkeel.practice.ClientTimeouts;
import io.evenkeel.practice.Finding;
import io.evenkeel.practice.Level;
import io.evenkeel.practice.Practice;
import io.evenkeel.practice.PracticeCheck;
import io.evenkeel.practice.PracticeReport;
import io.evenkeel.practice.PracticeReport.Answer;
import io.evenkeel.practice.PracticeState;
import io.evenkeel.standard.EffectiveStandard;
import io.evenkeel.standard.Settings;
import io.evenkeel.versions.LibraryVersion;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the service answers to the guide map. Thread-safe. What was found is kept for 10 seconds; while one thread looks again,
 * the others get what was found before.
 */
public final class Practices {
    private static final long KEPT_NANOS = Duration.ofSeconds(10).toNanos();

    private record Found(PracticeReport report, long atNanos) {}

    private final Map<String, PracticeCheck> checks = new ConcurrentHashMap<>();
    private final Set<String> faulty = ConcurrentHashMap.newKeySet();
    private final ReentrantLock looking = new ReentrantLock();
    private final PracticeMeters meters;
    private final Level required;
    private final FaultListener faults;
    private final LongSupplier nanoClock;
    private volatile @Nullable Found found;
    private volatile @Nullable Supplier<ClientTimeouts> clients;
    private volatile @Nullable Supplier<Set<String>> work;
    private volatile boolean published;
    private volatile boolean ended;

    /** @param required the level that the standard asks of every service */
    Practices(MeterRegistry registry, Level required, FaultListener faults, LongSupplier nanoClock) {
        this.required = required;
        this.meters = new PracticeMeters(registry, this::report);
        this.faults = faults;
        this.nanoClock = nanoClock;
    }

    /**
     * Answers for practices that nobody has answered for yet, or in the place of who has: for integrations that know more.
     *
     * @param more by the id of the practice
     */
    public void answer(Map<String, PracticeCheck> more) {
        checks.putAll(requireNonNull(more, "more"));
        found = null;
    }

    /**
     * Answers for the standard by what is in effect: for integrations that know more settings than {@link Reliability#settings()}.
     *
     * @param settings asked whenever somebody looks
     * @param machine that knows which day it is
     */
    public void inEffect(Supplier<Settings> settings, Machine machine) {
        answer(new StandardPractices(settings, machine).checks());
    }

    /**
     * Answers for the versions of libraries by what was seen: for integrations that know the class loader of the application.
     *
     * @param seen each library that is there
     */
    public void libraries(List<LibraryVersion> seen) {
        Finding found = OwnPractices.versions(seen);
        answer(Map.of("versions-patched", () -> found));
    }

    /**
     * Judges the time-outs by those of the clients too: for integrations that know them.
     *
     * @param timeouts asked whenever somebody looks
     */
    public void clients(Supplier<ClientTimeouts> timeouts) {
        clients = requireNonNull(timeouts, "timeouts");
        found = null;
    }

    /**
     * Judges what the journeys promise by what they are of: for integrations that know.
     *
     * @param names of the journeys of scheduled runs and messages; asked whenever somebody looks
     */
    public void work(Supplier<Set<String>> names) {
        work = requireNonNull(names, "names");
        found = null;
    }

    /** What the SDK knows by itself, beside the machine. */
    void own(Reliability reliability, EffectiveStandard standard) {
        answer(PlainPractices.checks());
        answer(new GuardPractices(reliability, standard, () -> asked(clients)).checks());
        answer(new PromisePractices(reliability, () -> asked(work)).checks());
    }

    private static <T> @Nullable T asked(@Nullable Supplier<T> known) {
        return known == null ? null : known.get();
    }

    /** What is so now, or was at most 10 seconds ago. */
    public PracticeReport report() {
        Found known = found;
        if (known != null && isFresh(known)) {
            return known.report();
        }
        if (known == null) {
            looking.lock();
        } else if (!looking.tryLock()) {
            return known.report();
        }
        try {
            Found meanwhile = found;
            return meanwhile != null && isFresh(meanwhile) ? meanwhile.report() : look();
        } finally {
            looking.unlock();
        }
    }

    private boolean isFresh(Found known) {
        return ended || nanoClock.getAsLong() - known.atNanos() < KEPT_NANOS;
    }

    /** Shows {@code reliability.practice} from now on, and says in one log line what is so: once, at the end of the start. */
    public void publish() {
        published = true;
        found = null;
        PracticeReport report = report();
        Level level = report.level();
        boolean enough = level != null && level.compareTo(required) >= 0;
        StartLog.say(report.summary() + (enough ? "" : "; required: level " + required));
    }

    /** Keeps what was found last: for integrations whose checks need what is there no more when the application ends. */
    public void end() {
        ended = true;
    }

    private PracticeReport look() {
        PracticeReport report = PracticeReport.of(checks, this::isolated);
        found = new Found(report, nanoClock.getAsLong());
        if (published) {
            report.answers().forEach(this::show);
            show(report.level());
        }
        return report;
    }

    @SuppressWarnings("EnumOrdinal") // a level needs those below: how many there are is its number
    private void show(@Nullable Level level) {
        try {
            meters.showLevel(level == null ? 0 : level.ordinal() + 1);
        } catch (Throwable fault) {
            faults.isolated(Component.METRICS, fault);
        }
    }

    private void show(Answer answer) {
        PracticeState state = answer.finding().state();
        try {
            meters.show(
                    answer.practice().id(),
                    answer.practice().level().name(),
                    state == PracticeState.PASSED ? Boolean.TRUE : state == PracticeState.FAILED ? false : null);
        } catch (Throwable fault) {
            faults.isolated(Component.METRICS, fault);
        }
    }

    /** Once for each practice: it is looked at again and again. */
    private void isolated(Practice practice, Throwable fault) {
        if (faulty.add(practice.id())) {
            faults.isolated(Component.PRACTICE, fault);
        }
    }
}
