/**
 * What a call is, and how it is told to whoever watches.
 *
 * <ul>
 *   <li>A call is started and ended once through a {@link io.evenkeel.call.CallRecorder}.
 *   <li>Its {@link io.evenkeel.call.Outcome} is decided once, by a {@link io.evenkeel.call.OutcomeClassifier}.
 *   <li>The ended call is one immutable {@link io.evenkeel.call.ObservedCall}, given to each
 *       {@link io.evenkeel.call.CallObserver} in reverse order.
 * </ul>
 *
 * <p>This package stands at the bottom: it knows the JDK only, and everyone may know it.
 */
@NullMarked
package io.evenkeel.call;

import org.jspecify.annotations.NullMarked;
