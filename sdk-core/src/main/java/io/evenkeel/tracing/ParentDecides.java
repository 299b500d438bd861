package io.evenkeel.tracing;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;

/** Whether the sampler makes nothing of what has a parent that is not sampled, so that no span need be asked for. */
final class ParentDecides {
    private ParentDecides() {}

    /** {@code false} also where nobody can know: without OpenTelemetry's SDK, or with a sampler that does not say. */
    static boolean of(OpenTelemetry openTelemetry) {
        try {
            return Sdk.parentDecides(openTelemetry);
        } catch (LinkageError absent) {
            return false;
        }
    }

    /** A class of its own, so that the SDK is looked for only here. */
    private static final class Sdk {
        static boolean parentDecides(OpenTelemetry openTelemetry) {
            if (!(openTelemetry instanceof OpenTelemetrySdk sdk)) {
                return false;
            }
            String sampler = sdk.getSdkTracerProvider().getSampler().getDescription();
            return sampler.startsWith("ParentBased{")
                    && sampler.contains(",remoteParentNotSampled:AlwaysOffSampler,")
                    && sampler.endsWith(",localParentNotSampled:AlwaysOffSampler}");
        }
    }
}
