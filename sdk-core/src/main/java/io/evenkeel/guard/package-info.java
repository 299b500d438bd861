/**
 * What stands between a service and each of its dependencies.
 *
 * <p>The pipeline of a call, outermost first, is the one method {@code Guard.enter}: deadline, retry budget, breaker,
 * concurrency limit, time-out, client. This version has the last four. The home of Resilience4j.
 */
@NullMarked
package io.evenkeel.guard;

import org.jspecify.annotations.NullMarked;
