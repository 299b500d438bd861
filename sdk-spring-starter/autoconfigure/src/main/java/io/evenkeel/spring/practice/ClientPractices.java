package io.evenkeel.spring.practice;

import io.evenkeel.Dependency;
import io.evenkeel.Reliability;
import io.evenkeel.guard.GuardMode;
import io.evenkeel.practice.Evidence;
import io.evenkeel.practice.Finding;
import io.evenkeel.practice.PracticeCheck;
import io.evenkeel.spring.beans.OtherGuards;
import io.evenkeel.spring.config.EvenkeelProperties;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** The clients of other services. */
final class ClientPractices {
    private final Reliability reliability;
    private final EvenkeelProperties properties;
    private final ConfigurableListableBeanFactory beans;
    private final Environment environment;

    ClientPractices(
            Reliability reliability,
            EvenkeelProperties properties,
            ConfigurableListableBeanFactory beans,
            Environment environment) {
        this.reliability = reliability;
        this.properties = properties;
        this.beans = beans;
        this.environment = environment;
    }

    Map<String, PracticeCheck> checks() {
        return Map.of(
                "timeouts-set", this::timeouts,
                "retried-once", new Settled(this::retries),
                "clients-guarded", new Settled(this::clients),
                "context-carried", new Settled(this::context));
    }

    /**
     * A guard that is not in force sets no time-out; then that of the clients which Spring Boot builds counts. Connecting has
     * one of its own in any case.
     */
    private Finding timeouts() {
        Duration most = properties.deadline().max();
        Map<String, Duration> found = new TreeMap<>();
        List<String> wrong = new ArrayList<>();
        Duration ofClients = ofBoot("read-timeout");
        for (Dependency dependency : reliability.dependencies()) {
            put(
                    dependency.name(),
                    dependency.mode() == GuardMode.ENFORCE
                            ? dependency.settings().timeout()
                            : ofClients,
                    most,
                    found,
                    wrong);
        }
        put(
                "others",
                reliability.modes().mode() == GuardMode.ENFORCE
                        ? reliability.dependencyDefaults().timeout()
                        : ofClients,
                most,
                found,
                wrong);
        put("connecting", ofBoot("connect-timeout"), most, found, wrong);
        if (!wrong.isEmpty()) {
            return Finding.failed(Evidence.listed(wrong) + " (expected: at most " + Evidence.of(most) + " each)");
        }
        return Finding.passed(Evidence.listed(found.entrySet().stream()
                .map(each -> each.getKey() + ' ' + Evidence.of(each.getValue()))
                .toList()));
    }

    private static void put(
            String name, @Nullable Duration timeout, Duration most, Map<String, Duration> found, List<String> wrong) {
        if (timeout == null || timeout.isZero() || timeout.isNegative()) {
            wrong.add(name + " has none");
        } else if (timeout.compareTo(most) > 0) {
            wrong.add(name + ' ' + Evidence.of(timeout));
        } else {
            found.put(name, timeout);
        }
    }

    /** The longest that the clients of Spring Boot have, blocking and reactive; null if one of them has none. */
    private @Nullable Duration ofBoot(String key) {
        Binder binder = Binder.get(environment);
        List<String> prefixes = SpringBootVersion.getVersion().startsWith("3.")
                ? List.of("spring.http.client.", "spring.http.reactiveclient.")
                : List.of("spring.http.clients.");
        Duration longest = Duration.ZERO;
        for (String prefix : prefixes) {
            Duration found = binder.bind(prefix + key, Duration.class).orElse(null);
            if (found == null || found.isZero() || found.isNegative()) {
                return null;
            }
            longest = found.compareTo(longest) > 0 ? found : longest;
        }
        return longest;
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
        List<String> past = new Clients(beans).pastTheGuard(properties.outbound());
        return past.isEmpty() ? Finding.passed("every client that is a bean") : Finding.failed(Evidence.listed(past));
    }

    private Finding context() {
        Collection<String> excluded = properties.context().excludedExecutors();
        if (!properties.context().propagateExecutors()) {
            return Finding.failed("evenkeel.context.propagate-executors=false (expected: true)");
        }
        return excluded.isEmpty()
                ? Finding.passed("by every executor that is a bean")
                : Finding.failed("evenkeel.context.excluded-executors=" + Evidence.text(Evidence.listed(excluded))
                        + " (expected: none)");
    }
}
