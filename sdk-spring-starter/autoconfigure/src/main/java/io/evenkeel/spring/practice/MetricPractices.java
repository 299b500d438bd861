package io.evenkeel.spring.practice;

import io.evenkeel.practice.Evidence;
import io.evenkeel.practice.Finding;
import io.evenkeel.practice.PracticeCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ListableBeanFactory;

/** Whether the metrics leave. */
final class MetricPractices {
    private final ListableBeanFactory beans;
    private final HttpEndpoints endpoints;

    MetricPractices(ListableBeanFactory beans, HttpEndpoints endpoints) {
        this.beans = beans;
        this.endpoints = endpoints;
    }

    Map<String, PracticeCheck> checks() {
        return Map.of("metrics-exported", new Settled(this::exported));
    }

    private Finding exported() {
        List<String> ways = new ArrayList<>();
        String scraped = endpoints.path("prometheus");
        if (scraped != null) {
            ways.add(scraped);
        }
        ways.addAll(SendingRegistries.of(beans));
        return ways.isEmpty()
                ? Finding.failed("nowhere (expected: prometheus in management.endpoints.web.exposure.include, or"
                        + " evenkeel.otlp.metrics)")
                : Finding.passed(Evidence.listed(ways));
    }
}
