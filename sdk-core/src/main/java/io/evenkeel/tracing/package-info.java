/** What traces say of journeys and calls, and what callers' headers say of traces. The home of OpenTelemetry. */
@NullMarked
package io.evenkeel.tracing;

import org.jspecify.annotations.NullMarked;
