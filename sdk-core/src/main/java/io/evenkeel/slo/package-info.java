/**
 * Objectives, and the verdict on one event: good, bad or excluded.
 *
 * <p>Plain logic without a library: what counts the verdicts lives in {@code io.evenkeel.metrics}.
 */
@NullMarked
package io.evenkeel.slo;

import org.jspecify.annotations.NullMarked;
