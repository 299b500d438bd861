package io.evenkeel.slo;

import io.evenkeel.call.CallObserver;
import io.evenkeel.call.ObservedCall;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How fast this instance spends the budgets of one journey, over 5 minutes, 1 hour, 6 hours and 3 days. For people: one
 * instance sees a part of the traffic, so nothing decides on it. The windows move in steps of 10 seconds, 5 minutes, 5
 * minutes and 1 hour, and hold up to one step more than their length. Takes about 3 KiB per objective, however many events
 * there are. What a {@link Cadence} says was missed is bad for objectives of freshness, in the windows that it was missed in.
 */
public final class BurnRateView implements CallObserver {
    private record Entry(Objective objective, RollingCounts counts) {}

    private final Entry[] entries;
    private final @Nullable Cadence cadence;
    private final LongSupplier nanoClock;
    private final long originNanos;

    /**
     * @param cadence how often a success is expected, or {@code null}
     * @param nanoClock a monotonic clock in nanoseconds; the one that the calls are timed with
     */
    public BurnRateView(List<Objective> objectives, @Nullable Cadence cadence, LongSupplier nanoClock) {
        this.cadence = cadence;
        this.nanoClock = nanoClock;
        this.originNanos = nanoClock.getAsLong();
        this.entries = objectives.stream()
                .map(objective -> new Entry(objective, new RollingCounts()))
                .toArray(Entry[]::new);
    }

    @Override
    public void ended(ObservedCall call) {
        for (Entry entry : entries) {
            Verdict verdict = entry.objective().judge(call);
            entry.counts().count(verdict, call.endNanos() - originNanos);
        }
    }

    /** The burn rates of each objective by its name, the shortest window first. */
    public Map<String, List<BurnRate>> rates() {
        long nowNanos = nanoClock.getAsLong() - originNanos;
        Map<String, List<BurnRate>> rates = new LinkedHashMap<>();
        for (Entry entry : entries) {
            Objective objective = entry.objective();
            List<WindowCounts> counts = entry.counts().counts(nowNanos);
            if (cadence != null && objective.kind() == ObjectiveKind.FRESHNESS) {
                counts = withMissed(counts, cadence.missedByWindow());
            }
            rates.put(
                    objective.name(),
                    counts.stream().map(count -> count.rate(objective.target())).toList());
        }
        return rates;
    }

    private static List<WindowCounts> withMissed(List<WindowCounts> counts, List<WindowCounts> missed) {
        return IntStream.range(0, counts.size())
                .mapToObj(i -> counts.get(i).withBad(missed.get(i).bad()))
                .toList();
    }
}
