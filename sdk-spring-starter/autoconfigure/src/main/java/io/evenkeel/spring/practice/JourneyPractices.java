package io.evenkeel.spring.practice;

import io.evenkeel.Journey;
import io.evenkeel.Reliability;
import io.evenkeel.machine.Machine;
import io.evenkeel.practice.Evidence;
import io.evenkeel.practice.Finding;
import io.evenkeel.practice.PracticeCheck;
import io.evenkeel.spring.config.EvenkeelProperties;
import io.evenkeel.spring.config.JourneyProperties;
import io.evenkeel.spring.work.WorkJourneys;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Who has looked at what the journeys promise. */
final class JourneyPractices {
    private final Reliability reliability;
    private final EvenkeelProperties properties;
    private final Machine machine;

    JourneyPractices(Reliability reliability, EvenkeelProperties properties, Machine machine) {
        this.reliability = reliability;
        this.properties = properties;
        this.machine = machine;
    }

    Map<String, PracticeCheck> checks() {
        return Map.of("objectives-reviewed", this::reviewed);
    }

    /** Work that is mapped to no journey has the standard's objectives, unless the application has configured them. */
    private boolean isDeclared(String name) {
        return properties.journeys().containsKey(name)
                || !(name.equals(Reliability.DEFAULT_JOURNEY) || WorkJourneys.UNMAPPED.contains(name));
    }

    private Finding reviewed() {
        LocalDate today = machine.today();
        LocalDate oldest = today.minusMonths(reliability.standard().integer("practices.review-months"));
        List<String> good = new ArrayList<>();
        List<String> bad = new ArrayList<>();
        for (Journey journey : reliability.journeys()) {
            String name = journey.name();
            if (isDeclared(name)) {
                JourneyProperties configured = properties.journeys().get(name);
                LocalDate reviewed = configured == null ? null : configured.reviewed();
                boolean recent = reviewed != null && !reviewed.isBefore(oldest) && !reviewed.isAfter(today);
                (recent ? good : bad).add(name + ' ' + (reviewed == null ? "never" : reviewed));
            }
        }
        if (!bad.isEmpty()) {
            return Finding.failed(Evidence.listed(bad) + " (expected: evenkeel.journeys.<name>.reviewed from " + oldest
                    + " to " + today + ")");
        }
        return good.isEmpty()
                ? Finding.skipped("no journey is declared; the others have the standard's objectives")
                : Finding.passed(Evidence.listed(good));
    }
}
