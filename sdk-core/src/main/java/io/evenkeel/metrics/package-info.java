/**
 * The meters of the telemetry contract. Meters are registered once and held; nothing is looked up by name per call. The
 * home of Micrometer.
 */
@NullMarked
package io.evenkeel.metrics;

import org.jspecify.annotations.NullMarked;
