package io.evenkeel.spring.practice;

import io.evenkeel.Practices;
import io.evenkeel.practice.PracticeCheck;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.SmartInitializingSingleton;

/** Answers what the application knows more than the SDK by itself, from the end of the start to its own end. */
final class GuideMapReport implements SmartInitializingSingleton, DisposableBean {
    private final Practices practices;
    private final Supplier<Map<String, PracticeCheck>> checks;

    /** @param checks asked once, when all beans are there */
    GuideMapReport(Practices practices, Supplier<Map<String, PracticeCheck>> checks) {
        this.practices = practices;
        this.checks = checks;
    }

    @Override
    public void afterSingletonsInstantiated() {
        practices.answer(checks.get());
        practices.publish();
    }

    /** A registry may be read once more when beans are gone that are asked. */
    @Override
    public void destroy() {
        practices.end();
    }
}
