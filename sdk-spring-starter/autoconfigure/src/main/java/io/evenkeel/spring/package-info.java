/**
 * Evenkeel in a Spring Boot application, on Boot 3.5 and 4.x from one jar.
 *
 * <ul>
 *   <li>{@code config}: the properties under {@code evenkeel}, and the SDK built from them.
 *   <li>{@code inbound}: requests that come in become events of a journey.
 *   <li>{@code work}: scheduled runs, messages and plain methods become events of a journey.
 *   <li>{@code outbound}: clients that call out go through the guard of a dependency.
 *   <li>{@code report}: what one instance can say about itself.
 *   <li>{@code startup}: defaults before the start, checks and one log line at its end.
 * </ul>
 */
@NullMarked
package io.evenkeel.spring;

import org.jspecify.annotations.NullMarked;
