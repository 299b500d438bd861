package io.evenkeel.slo;

import java.math.BigDecimal;
import java.time.Duration;

/** Good and bad events over one window. */
record WindowCounts(Duration window, long good, long bad) {
    WindowCounts withBad(long more) {
        return new WindowCounts(window, good, bad + more);
    }

    BurnRate rate(BigDecimal target) {
        return BurnRate.of(window, good, bad, target);
    }
}
