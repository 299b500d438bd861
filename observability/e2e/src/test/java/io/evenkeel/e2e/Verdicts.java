package io.evenkeel.e2e;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/**
 * What the requests of one journey are for its objectives, as their sender sees it. For availability that is certain.
 * For latency, too, if the answer came within the threshold, or if it is known to have taken longer inside the service.
 * The rest is unsure: it came late to the sender, which may be the way and not the service.
 */
final class Verdicts {
    private final Duration threshold;
    private final LongAdder good = new LongAdder();
    private final LongAdder bad = new LongAdder();
    private final LongAdder excluded = new LongAdder();
    private final LongAdder surelyInTime = new LongAdder();
    private final LongAdder surelyLate = new LongAdder();
    private final LongAdder unanswered = new LongAdder();

    Verdicts(Duration threshold) {
        this.threshold = threshold;
    }

    /**
     * @param atLeast what is known of the time inside the service
     * @param atMost what the sender measured
     */
    void answered(int status, Duration atLeast, Duration atMost) {
        if (status >= 500) {
            bad.increment();
        } else if (status >= 400) {
            excluded.increment();
        } else {
            good.increment();
            if (atMost.compareTo(threshold) <= 0) {
                surelyInTime.increment();
            } else if (atLeast.compareTo(threshold) > 0) {
                surelyLate.increment();
            }
        }
    }

    void notAnswered() {
        unanswered.increment();
    }

    long good() {
        return good.sum();
    }

    long bad() {
        return bad.sum();
    }

    long excluded() {
        return excluded.sum();
    }

    long unanswered() {
        return unanswered.sum();
    }

    long surelyInTime() {
        return surelyInTime.sum();
    }

    /** Good for availability, bad for latency. */
    long surelyLate() {
        return surelyLate.sum();
    }

    long unsure() {
        return good() - surelyInTime() - surelyLate();
    }

    @Override
    public String toString() {
        return good() + " good (" + surelyInTime() + " in time, " + surelyLate() + " late, " + unsure() + " unsure), "
                + bad() + " bad, " + excluded() + " excluded, " + unanswered() + " unanswered";
    }
}
