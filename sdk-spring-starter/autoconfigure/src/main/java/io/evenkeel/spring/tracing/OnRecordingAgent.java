package io.evenkeel.spring.tracing;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Where the OpenTelemetry agent makes the spans. */
public final class OnRecordingAgent implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return OpenTelemetryAgent.records(context.getEnvironment());
    }
}
