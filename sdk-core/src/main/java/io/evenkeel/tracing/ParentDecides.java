package io.evenkeel.tracing;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.samplers.Sampler;

/** Whether the sampler makes nothing of what has a parent that nobody will see, so that no span need be asked for. */
final class ParentDecides {
    private static final String PARENT_BASED = "ParentBased{";

    private ParentDecides() {}

    /** {@code false} also where nobody can know: without OpenTelemetry's SDK, or with a sampler that does not say. */
    static boolean of(OpenTelemetry openTelemetry) {
        try {
            return Sdk.parentDecides(openTelemetry);
        } catch (Throwable unknown) {
            return false;
        }
    }

    /** Whether this parent is neither sampled nor recorded. */
    static boolean onNothing(Span parent) {
        return parent.getSpanContext().isValid() && !parent.getSpanContext().isSampled() && !parent.isRecording();
    }

    /** A class of its own, so that the SDK is looked for only here. */
    private static final class Sdk {
        static boolean parentDecides(OpenTelemetry openTelemetry) {
            if (!(openTelemetry instanceof OpenTelemetrySdk sdk)) {
                return false;
            }
            Sampler sampler = sdk.getSdkTracerProvider().getSampler();
            String description = sampler.getDescription();
            return sampler.getClass()
                            == Sampler.parentBased(Sampler.alwaysOff()).getClass()
                    && description.lastIndexOf(PARENT_BASED) == 0 // of the sampler itself, not of one within
                    && description.contains(",remoteParentNotSampled:AlwaysOffSampler,")
                    && description.endsWith(",localParentNotSampled:AlwaysOffSampler}");
        }
    }
}
