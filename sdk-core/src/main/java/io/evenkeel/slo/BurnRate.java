package io.evenkeel.slo;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What one instance saw of one objective over the time just past.
 *
 * @param window how far back; its oldest part is as coarse as {@link BurnRateView} says
 * @param good good events in it
 * @param bad bad events in it
 * @param rate how many times faster than allowed the error budget was spent; 1 spends exactly the budget, {@code null} if
 *     there was no event
 */
public record BurnRate(
        Duration window, long good, long bad, @Nullable Double rate) {

    /** SRE Workbook, chapter 5: the part of bad events, divided by the part that the target allows. */
    static BurnRate of(Duration window, long good, long bad, BigDecimal target) {
        BigDecimal allowed = BigDecimal.valueOf(good + bad).multiply(BigDecimal.ONE.subtract(target));
        return new BurnRate(
                window,
                good,
                bad,
                allowed.signum() == 0
                        ? null
                        : BigDecimal.valueOf(bad)
                                .divide(allowed, MathContext.DECIMAL64)
                                .doubleValue());
    }
}
