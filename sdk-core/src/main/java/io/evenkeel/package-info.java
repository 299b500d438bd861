/**
 * The front door: build one {@link io.evenkeel.Reliability}, declare each {@link io.evenkeel.Journey} and
 * {@link io.evenkeel.Dependency}, and call through them.
 */
@NullMarked
package io.evenkeel;

import org.jspecify.annotations.NullMarked;
