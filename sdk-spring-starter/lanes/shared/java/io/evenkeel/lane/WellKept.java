package io.evenkeel.lane;

import io.evenkeel.Reliability;
import io.evenkeel.machine.Machine;
import io.evenkeel.practice.Finding;
import io.evenkeel.practice.PracticeReport.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** A service that follows every practice of the guide map, until something of it is changed. */
final class WellKept {
    static final LocalDate BUILT = built();

    final Map<String, String> properties = new LinkedHashMap<>();
    final List<Class<?>> configurations = new ArrayList<>(List.of(Application.class));

    /** The last day on which the SDK is recent. */
    LocalDate today = BUILT.plusMonths(12);

    Long memory = 512L << 20;
    Double cpus = 2.0;
    String outOfMemoryOption = "-XX:+ExitOnOutOfMemoryError";
    Long userId = 10_001L;
    ClassLoader classPath = WellKept.class.getClassLoader();

    private static WellKept current = new WellKept();

    WellKept() {
        String reviewed = today.minusMonths(1).toString();
        properties.put("spring.application.name", "shop");
        properties.put("evenkeel.service.version", "1.4.2");
        properties.put(
                "management.opentelemetry.resource-attributes[vcs.ref.head.revision]",
                "0123456789abcdef0123456789abcdef01234567");
        properties.put("evenkeel.service.environment", "production");
        properties.put("evenkeel.service.owner", "team-shop");
        properties.put("evenkeel.service.runbook", "https://wiki.example.com/shop/runbook?token=secret");
        properties.put("evenkeel.service.dashboard", "https://grafana.example.com/d/shop");
        properties.put("evenkeel.journeys.checkout.routes", "POST /orders");
        properties.put("evenkeel.journeys.checkout.reviewed", reviewed);
        properties.put("evenkeel.journeys.default.reviewed", reviewed);
        properties.put("evenkeel.journeys.scheduled.reviewed", reviewed);
        properties.put("evenkeel.journeys.scheduled.objectives.freshness.target", "0.99");
        properties.put("evenkeel.journeys.scheduled.objectives.freshness.threshold", "1h");
        properties.put("evenkeel.dependencies.payments.hosts", "payments.internal");
        properties.put("evenkeel.deadline.mode", "enforce");
        properties.put("evenkeel.otlp.endpoint", "http://127.0.0.1:9");
        properties.put("management.endpoint.health.probes.enabled", "true");
        properties.put("logging.structured.format.console", "logstash");
    }

    LaneApp start() {
        return start(WebApplicationType.SERVLET);
    }

    LaneApp start(WebApplicationType web) {
        current = this;
        Thread starting = Thread.currentThread();
        ClassLoader before = starting.getContextClassLoader();
        starting.setContextClassLoader(classPath);
        try {
            return LaneApp.startOnly(
                    web,
                    configurations,
                    properties.entrySet().stream()
                            .map(property -> property.getKey() + '=' + property.getValue())
                            .toArray(String[]::new));
        } finally {
            starting.setContextClassLoader(before);
        }
    }

    /** Gives a reason for what differs from the standard, for as long as one may be given. */
    void explain(String key) {
        properties.put("evenkeel.deviations." + key + ".because", "its callers know why");
        properties.put("evenkeel.deviations." + key + ".until", explainedUntil().toString());
    }

    /** The last day that may be told: by the clock of the computer, whatever day it is for the checks. */
    static LocalDate explainedUntil() {
        return LocalDate.now(ZoneOffset.UTC).plusDays(366);
    }

    /** What an application answers, by practice. */
    static Map<String, Finding> found(LaneApp app) {
        Map<String, Finding> found = new LinkedHashMap<>();
        for (Answer answer : app.bean(Reliability.class).practices().report().answers()) {
            found.put(answer.practice().id(), answer.finding());
        }
        return found;
    }

    private static LocalDate built() {
        try (InputStream in = Reliability.class.getResourceAsStream("version.properties")) {
            Properties build = new Properties();
            build.load(in);
            return LocalDate.parse(build.getProperty("built").substring(0, 10));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the machine says, whoever asks. */
    @Configuration(proxyBeanMethods = false)
    static class OnAMachine {
        @Bean
        Machine machine() {
            return new Given(current);
        }
    }

    private record Given(WellKept service) implements Machine {
        @Override
        public LocalDate today() {
            return service.today;
        }

        @Override
        public boolean contained() {
            return true;
        }

        @Override
        public Long memoryLimit() {
            return service.memory;
        }

        @Override
        public Double cpuLimit() {
            return service.cpus;
        }

        @Override
        public String outOfMemoryOption() {
            return service.outOfMemoryOption;
        }

        @Override
        public Long userId() {
            return service.userId;
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @EnableScheduling
    static class Application extends OnAMachine {
        @Bean
        Orders orders() {
            return new Orders();
        }

        @Bean
        Job job() {
            return new Job();
        }
    }

    @RestController
    static class Orders {
        @PostMapping("/orders")
        String order() {
            return "ordered";
        }
    }

    static class Job {
        @Scheduled(cron = "-")
        void run() {}
    }
}
