/** What happens, as spans. The home of OpenTelemetry. */
@NullMarked
package io.evenkeel.tracing;

import org.jspecify.annotations.NullMarked;
