package io.evenkeel.spring.logs;

import io.evenkeel.Reliability;
import io.evenkeel.logging.TraceKeys;
import io.micrometer.tracing.otel.bridge.EventListener;
import io.micrometer.tracing.otel.bridge.EventPublishingContextWrapper.ScopeClosedEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Follows the spans of Micrometer Tracing on each thread, beside the listener of Spring Boot that shows them under Boot's own
 * keys. Looks for the SDK with the first event only: those who publish events are there before it.
 */
final class SpanListener implements EventListener {
    private final ObjectProvider<Reliability> sdk;
    private volatile boolean known;
    private volatile @Nullable TraceKeys keys;

    SpanListener(ObjectProvider<Reliability> sdk) {
        this.sdk = sdk;
    }

    @Override
    public void onEvent(Object event) {
        if (event instanceof ScopeClosedEvent) {
            return; // what is shown then is told right after it
        }
        TraceKeys followed = keys();
        if (followed != null) {
            followed.showCurrent();
        }
    }

    private @Nullable TraceKeys keys() {
        if (!known) {
            Reliability there = sdk.getIfUnique();
            keys = there == null ? null : there.logKeys().followed();
            known = true;
        }
        return keys;
    }
}
