package io.evenkeel.slo;

import io.evenkeel.call.CallObserver;
import io.evenkeel.call.ObservedCall;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * How fast this instance spends the budgets of one journey, over 5 minutes, 1 hour, 6 hours and 3 days. For people: one
 * instance sees a part of the traffic, so nothing decides on it. The windows move in steps of 10 seconds, 5 minutes, 5
 * minutes and 1 hour, and hold up to one step more than their length. Takes about 3 KiB per objective, however many events
 * there are.
 */
public final class BurnRateView implements CallObserver {
    private record Entry(Objective objective, RollingCounts counts) {}

    private final List<Entry> entries = new ArrayList<>();
    private final LongSupplier nanoClock;

    /**
     * @param nanoClock a monotonic clock in nanoseconds; the one that the calls are timed with
     */
    public BurnRateView(List<Objective> objectives, LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
        long nowNanos = nanoClock.getAsLong();
        for (Objective objective : objectives) {
            entries.add(new Entry(objective, new RollingCounts(nowNanos)));
        }
    }

    @Override
    public void ended(ObservedCall call) {
        for (Entry entry : entries) {
            Verdict verdict = entry.objective().judge(call);
            entry.counts().count(verdict, call.endNanos());
        }
    }

    /** The burn rates of each objective by its name, the shortest window first. */
    public Map<String, List<BurnRate>> rates() {
        long nowNanos = nanoClock.getAsLong();
        Map<String, List<BurnRate>> rates = new LinkedHashMap<>();
        for (Entry entry : entries) {
            rates.put(
                    entry.objective().name(),
                    entry.counts().rates(entry.objective().target(), nowNanos));
        }
        return rates;
    }
}
