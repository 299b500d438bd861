package io.evenkeel.examples.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Ratios as people read them. */
final class Percent {
    private Percent() {}

    /** Such as {@code 99.99%}, never rounded up: only what is all good is 100.00%. A dash where there is nothing. */
    static String of(long part, long all) {
        return all == 0
                ? "-"
                : BigDecimal.valueOf(part)
                                .movePointRight(2)
                                .divide(BigDecimal.valueOf(all), 2, RoundingMode.DOWN)
                                .toPlainString()
                        + "%";
    }

    /** Such as {@code 99.9%}. */
    static String of(double ratio) {
        return BigDecimal.valueOf(ratio).movePointRight(2).stripTrailingZeros().toPlainString() + "%";
    }
}
