package io.evenkeel;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes each call of a method a call to a dependency: measured, guarded, and refused with a
 * {@link io.evenkeel.call.CallRejectedException}. On a public method of a Spring bean it is about the calls that come through
 * Spring's proxy. A method that returns a {@code CompletionStage}, a {@code CompletableFuture} or a {@code Mono} is guarded
 * until that has ended; one that returns a {@code Flux} too, with a time-out for its first element.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Guarded {
    /** The dependency's name: 1 to 100 letters, digits, {@code . _ - :}, starting with a letter or a digit. */
    String value();

    /** Whether a failed call may be tried again, also where the dependency does not say so. Not for a {@code Flux}. */
    boolean idempotent() default false;
}
