/** Spans of OpenTelemetry: what traces say about journeys. */
@NullMarked
package io.evenkeel.tracing;

import org.jspecify.annotations.NullMarked;
