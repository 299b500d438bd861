/** A registry for Prometheus whose timers cost less. Used where micrometer-registry-prometheus is on the class path. */
@NullMarked
package io.evenkeel.prometheus;

import org.jspecify.annotations.NullMarked;
