/** What becomes of a call in a trace, and what of it may leave the service. The home of the OpenTelemetry API. */
@NullMarked
package io.evenkeel.tracing;

import org.jspecify.annotations.NullMarked;
