package io.evenkeel.standard;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A value of a service that is another than the standard's, as the organisation and the tier have it.
 *
 * @param setting the standard's key, such as {@code outbound.timeout}; the value of the label {@code setting}
 * @param found the service's value; its key may be a narrower one, such as {@code dependencies.ledger.timeout}
 * @param expected the standard's value, and where that came from
 * @param stricter whether the service asks more of itself than the standard does: that needs no reason
 * @param because the reason that the service gives; null if it gives none
 * @param until the last day on which that reason holds; null if there is no reason
 */
public record Deviation(
        String setting,
        Setting found,
        Setting expected,
        boolean stricter,
        @Nullable String because,
        @Nullable LocalDate until) {

    /** Whether there is a reason that holds on that day. */
    public boolean isWaived(LocalDate today) {
        return because != null && until != null && !today.isAfter(until);
    }

    /** Whether nobody has to say more about it on that day. */
    public boolean isExplained(LocalDate today) {
        return stricter || isWaived(today);
    }
}
