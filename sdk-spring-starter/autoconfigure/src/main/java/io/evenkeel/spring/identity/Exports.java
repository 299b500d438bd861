package io.evenkeel.spring.identity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/**
 * Where traces, metrics and logs go, for the line at start.
 *
 * @param on each signal that is sent, and where to
 * @param off those that are not, and why
 */
public record Exports(List<String> on, List<String> off) {
    private static final Map<OtlpSignal, String> EXPORTERS = Map.of(
            OtlpSignal.TRACES, "io.opentelemetry.sdk.trace.export.SpanExporter",
            OtlpSignal.METRICS, "io.micrometer.registry.otlp.OtlpMeterRegistry",
            OtlpSignal.LOGS, "io.opentelemetry.sdk.logs.export.LogRecordExporter");

    /** Looks at the beans, and asks for none. */
    public static Exports of(ListableBeanFactory beans, Environment environment) {
        OtlpSettings settings = new OtlpSettings(environment);
        List<String> on = new ArrayList<>();
        Map<String, List<String>> off = new LinkedHashMap<>();
        for (OtlpSignal signal : OtlpSignal.values()) {
            List<String> exporters = exporters(signal, beans);
            String endpoint = settings.endpointOfBoot(signal);
            if (exporters == null || exporters.isEmpty()) {
                off.computeIfAbsent(settings.reason(signal), added -> new ArrayList<>())
                        .add(signal.label());
            } else if (exporters.size() == 1 && endpoint != null) {
                on.add(signal.label() + " to " + endpoint);
            } else {
                on.add(signal.label() + " to " + String.join(" and ", exporters));
            }
        }
        return new Exports(
                Collections.unmodifiableList(on),
                off.entrySet().stream()
                        .map(reason -> "export of " + listed(reason.getValue()) + " (" + reason.getKey() + ')')
                        .toList());
    }

    private static @Nullable List<String> exporters(OtlpSignal signal, ListableBeanFactory beans) {
        ClassLoader loader = beans.getClass().getClassLoader();
        String type = EXPORTERS.get(signal);
        return type == null || !ClassUtils.isPresent(type, loader)
                ? null
                : List.of(beans.getBeanNamesForType(ClassUtils.resolveClassName(type, loader), true, false));
    }

    private static String listed(List<String> signals) {
        int last = signals.size() - 1;
        return last == 0 ? signals.get(0) : String.join(", ", signals.subList(0, last)) + " and " + signals.get(last);
    }
}
