package io.evenkeel.standard;

import java.util.List;

/**
 * What is in effect in one service.
 *
 * @param version the standard, such as {@code 2026.1}, or {@code acme-7 on 2026.1} where an organisation has its own
 * @param digest twelve hexadecimal digits that change whenever a value of the standard, the organisation's part included, does
 * @param newest whether this is the newest standard that the SDK has
 * @param all every value of the standard as it is in effect, and what the service has set besides, by key
 * @param deviations where the service differs from the standard
 */
public record Settings(String version, String digest, boolean newest, List<Setting> all, List<Deviation> deviations) {
    public Settings {
        all = List.copyOf(all);
        deviations = List.copyOf(deviations);
    }
}
