package io.evenkeel.spring.identity;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.util.ClassUtils;

/**
 * Counts what the exporters of spans make of them. In Spring Boot's list of the exporters, which is an interface with a package
 * of its own on each line; the exporters' beans stay what they are.
 */
final class WatchedSpanExporters implements BeanPostProcessor {
    private static final Set<String> LISTS = Set.of(
            "org.springframework.boot.actuate.autoconfigure.tracing.SpanExporters", // Boot 3.5
            "org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.SpanExporters"); // Boot 4

    private final Supplier<SpanCounts> counts;

    WatchedSpanExporters(Supplier<SpanCounts> counts) {
        this.counts = counts;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        for (Class<?> type : ClassUtils.getAllInterfaces(bean)) {
            if (LISTS.contains(type.getName()) && bean instanceof Iterable<?> exporters) {
                return watched(type, exporters);
            }
        }
        return bean;
    }

    private Object watched(Class<?> type, Iterable<?> exporters) {
        List<SpanExporter> all = new ArrayList<>();
        for (Object exporter : exporters) {
            all.add(new Watched((SpanExporter) exporter, counts.get()));
        }
        List<SpanExporter> watched = List.copyOf(all);
        return Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> switch (method.getName()) {
                    case "list" -> watched;
                    case "iterator" -> watched.iterator();
                    case "spliterator" -> watched.spliterator();
                    case "equals" -> proxy == arguments[0];
                    default -> method.invoke(watched, arguments); // of Object and Iterable
                });
    }

    /** One exporter. */
    private record Watched(SpanExporter exporter, SpanCounts counts) implements SpanExporter {
        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            int size = spans.size();
            CompletableResultCode result = exporter.export(spans);
            return result.whenComplete(() -> {
                if (result.isSuccess()) {
                    counts.sent(size);
                } else {
                    counts.failed(size, result.getFailureThrowable());
                }
            });
        }

        @Override
        public CompletableResultCode flush() {
            return exporter.flush();
        }

        @Override
        public CompletableResultCode shutdown() {
            return exporter.shutdown();
        }
    }
}
