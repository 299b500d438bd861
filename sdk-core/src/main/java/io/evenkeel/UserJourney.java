package io.evenkeel;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the journey that the work of a method belongs to. On a Spring controller, or on one of its handler methods, it
 * maps the inbound requests; the annotation of the method goes before that of the class. So it does for the runs of
 * {@code @Scheduled} methods and the records of {@code @KafkaListener} methods. On any other public method of a Spring bean
 * it maps the calls that come through Spring's proxy. A journey that is not configured has the default objectives, and for
 * runs and records that of availability only.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface UserJourney {
    /** The journey's name: 1 to 100 letters, digits, {@code . _ - :}, starting with a letter or a digit. */
    String value();
}
