package io.evenkeel.examples.demo;

import java.util.Map;

/** One line of a scrape: a series and its value. */
record Sample(String name, Map<String, String> labels, double value) {
    Sample {
        labels = Map.copyOf(labels);
    }

    /** Whether this series has the name, and at least these labels. */
    boolean matches(String wantedName, Map<String, String> wantedLabels) {
        return name.equals(wantedName) && labels.entrySet().containsAll(wantedLabels.entrySet());
    }
}
