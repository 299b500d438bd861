package io.evenkeel.spring.practice;

import io.evenkeel.practice.Evidence;
import io.evenkeel.practice.Finding;
import io.evenkeel.practice.PracticeCheck;
import io.evenkeel.spring.beans.OtherGuards;
import io.evenkeel.spring.config.EvenkeelProperties;
import io.evenkeel.standard.EffectiveStandard;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/** The clients of other services. */
final class ClientPractices {
    private final EffectiveStandard standard;
    private final EvenkeelProperties properties;
    private final ConfigurableListableBeanFactory beans;

    ClientPractices(EffectiveStandard standard, EvenkeelProperties properties, ConfigurableListableBeanFactory beans) {
        this.standard = standard;
        this.properties = properties;
        this.beans = beans;
    }

    Map<String, PracticeCheck> checks() {
        return Map.of(
                "retried-once", new Settled(this::retries),
                "clients-guarded", new Settled(this::clients),
                "context-carried", new Settled(this::context));
    }

    private Finding retries() {
        Map<String, List<String>> retried = OtherGuards.retried(beans);
        return retried.isEmpty()
                ? Finding.passed("no bean is retried by another library")
                : Finding.failed(Evidence.listed(retried.entrySet().stream()
                                .map(bean -> "bean " + bean.getKey() + ' ' + String.join(" and ", bean.getValue()))
                                .toList())
                        + " (expected: retries in one layer only)");
    }

    private Finding clients() {
        List<String> past = new Clients(beans, standard).pastTheGuard(properties.outbound());
        return past.isEmpty() ? Finding.passed("every client that is a bean") : Finding.failed(Evidence.listed(past));
    }

    private Finding context() {
        Collection<String> excluded = properties.context().excludedExecutors();
        if (!properties.context().propagateExecutors()) {
            return Finding.failed("evenkeel.context.propagate-executors=false (expected: "
                    + standard.wanted("context.propagate-executors", true) + ")");
        }
        return excluded.isEmpty()
                ? Finding.passed("by every executor that is a bean")
                : Finding.failed("evenkeel.context.excluded-executors=" + Evidence.text(Evidence.listed(excluded))
                        + " (expected: none)");
    }
}
