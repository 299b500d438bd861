package io.evenkeel.standard;

import java.math.BigDecimal;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One value, written in one way however it was said.
 *
 * @param text for people and files
 * @param size what it is compared by; null where values have no order
 * @param items the elements of a list; otherwise the text alone
 */
record Value(String text, @Nullable BigDecimal size, List<String> items) {
    Value {
        items = List.copyOf(items);
    }

    static Value word(String text) {
        return new Value(text, null, List.of(text));
    }

    static Value number(BigDecimal number) {
        BigDecimal plain = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        return new Value(plain.toPlainString(), plain, List.of(plain.toPlainString()));
    }

    static Value list(List<String> items) {
        return new Value(String.join(", ", items), null, items);
    }

    /** Whether it is the number 0, or a duration of 0. */
    boolean isZero() {
        return size != null && size.signum() == 0;
    }

    /** Whether both mean the same: the order of a list means nothing. */
    boolean same(Value other) {
        return canonical().equals(other.canonical());
    }

    /** Whether both are the same to a program, which may hold a decimal less exactly than somebody has written it. */
    boolean isHeldAs(Value other) {
        return same(other) || (size != null && other.size != null && size.doubleValue() == other.size.doubleValue());
    }

    /** The one text of all values that are the same. */
    String canonical() {
        return String.join(",", new TreeSet<>(items));
    }
}
