package io.evenkeel.spring.inbound;

import io.evenkeel.Journey;
import org.jspecify.annotations.Nullable;

/**
 * A route and what it leads to.
 *
 * @param journey {@code null} for none in particular
 */
record MappedRoute(Route route, @Nullable Journey journey) {}
