package io.evenkeel.spring.practice;

import io.evenkeel.practice.PracticeReport;

/** What this service answers to the guide map. Any thread. */
public interface PracticeReports {
    PracticeReport report();
}
