package io.evenkeel.slo;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Which burn-rate alerts an objective can set off at all, and how little traffic makes one bad event enough. The alerts are
 * those of the SRE Workbook, chapter 5, over 30 days: 14.4 over 1 hour, 6 over 6 hours, 3 over 1 day, 1 over 3 days.
 */
public final class AlertReach {
    private record Leg(String factor, int hours, boolean pages) {
        /** A rate can be reached if it stays below the one of a total failure. */
        boolean reaches(BigDecimal allowed) {
            return new BigDecimal(factor).multiply(allowed).compareTo(BigDecimal.ONE) < 0;
        }

        double eventsPerHour(BigDecimal allowed) {
            return 1 / (Double.parseDouble(factor) * allowed.doubleValue() * hours);
        }
    }

    private static final List<Leg> LEGS =
            List.of(new Leg("14.4", 1, true), new Leg("6", 6, true), new Leg("3", 24, false), new Leg("1", 72, false));

    private AlertReach() {}

    /** Whether at least a total failure pages somebody. */
    static boolean canPage(BigDecimal target) {
        BigDecimal allowed = BigDecimal.ONE.subtract(target);
        return LEGS.stream().anyMatch(leg -> leg.pages() && leg.reaches(allowed));
    }

    /** For people: what one bad event does to an objective when there is little traffic, and which alerts cannot fire. */
    public static String summary(Objective objective) {
        BigDecimal allowed = BigDecimal.ONE.subtract(objective.target());
        String unreachable = LEGS.stream()
                .filter(leg -> !leg.reaches(allowed))
                .map(Leg::factor)
                .collect(Collectors.joining(", "));
        Leg first =
                LEGS.stream().filter(leg -> leg.reaches(allowed)).findFirst().orElseThrow();
        return objective.name()
                + String.format(
                        Locale.ROOT,
                        " below %.3g events an hour one bad event reaches burn rate %s",
                        first.eventsPerHour(allowed),
                        first.factor())
                + (unreachable.isEmpty() ? "" : ", and not even a total failure reaches " + unreachable);
    }
}
