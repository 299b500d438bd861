package io.evenkeel.spring.practice;

import io.evenkeel.Reliability;
import io.evenkeel.practice.PracticeCheck;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.SmartInitializingSingleton;

/** Answers what the application knows more than the SDK by itself, from the end of the start to its own end. */
final class GuideMapReport implements SmartInitializingSingleton, DisposableBean {
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

    /** A registry may be read once more when beans are gone that are asked. */
    @Override
    public void destroy() {
        reliability.practices().end();
    }
}
