package io.evenkeel.spring.practice;

import io.evenkeel.Reliability;
import io.evenkeel.practice.PracticeCheck;
import io.evenkeel.practice.PracticeReport;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.beans.factory.SmartInitializingSingleton;

/** Answers what the application knows more than the SDK by itself, from the end of the start on. */
final class GuideMapReport implements PracticeReports, SmartInitializingSingleton {
    private final Reliability reliability;
    private final Supplier<Map<String, PracticeCheck>> checks;

    /** @param checks asked once, when all beans are there */
    GuideMapReport(Reliability reliability, Supplier<Map<String, PracticeCheck>> checks) {
        this.reliability = reliability;
        this.checks = checks;
    }

    @Override
    public void afterSingletonsInstantiated() {
        reliability.practices().answer(checks.get());
        reliability.practices().publish();
    }

    @Override
    public PracticeReport report() {
        return reliability.practices().report();
    }
}
