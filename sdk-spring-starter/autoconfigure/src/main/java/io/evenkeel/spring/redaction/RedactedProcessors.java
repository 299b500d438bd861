package io.evenkeel.spring.redaction;

import io.opentelemetry.sdk.trace.SpanProcessor;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Puts the redaction between Spring Boot's tracer provider and every processor it has. The processors and exporters of the
 * application stay the beans they are: only Boot's list of them is another.
 *
 * @param <L> Boot's list of processors, a type of each Boot line
 */
final class RedactedProcessors<L> implements BeanPostProcessor {
    private final Class<L> type;
    private final Function<L, List<SpanProcessor>> given;
    private final Function<List<SpanProcessor>, L> made;
    private final Supplier<SpanRedactor> redactor;

    RedactedProcessors(
            Class<L> type,
            Function<L, List<SpanProcessor>> given,
            Function<List<SpanProcessor>, L> made,
            Supplier<SpanRedactor> redactor) {
        this.type = type;
        this.given = given;
        this.made = made;
        this.redactor = redactor;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (!type.isInstance(bean)) {
            return bean;
        }
        return made.apply(given.apply(type.cast(bean)).stream()
                .map(processor -> RedactingSpanProcessor.before(processor, redactor.get()))
                .toList());
    }
}
