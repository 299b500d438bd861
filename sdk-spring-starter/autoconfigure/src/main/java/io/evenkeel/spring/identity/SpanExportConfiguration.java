package io.evenkeel.spring.identity;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What becomes of the spans, where there is an OpenTelemetry SDK that makes them. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(name = "io.opentelemetry.sdk.trace.export.SpanExporter")
class SpanExportConfiguration {

    @Bean
    static SpanCounts evenkeelSpanCounts() {
        return new SpanCounts();
    }

    @Bean
    static EndedSpans evenkeelEndedSpans(SpanCounts counts) {
        return new EndedSpans(counts);
    }

    @Bean
    static WatchedSpanExporters evenkeelWatchedSpanExporters(ObjectProvider<SpanCounts> counts) {
        return new WatchedSpanExporters(counts::getObject);
    }
}
