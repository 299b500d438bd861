/** What one instance can say about itself, at {@code /actuator/reliability}. */
@NullMarked
package io.evenkeel.spring.report;

import org.jspecify.annotations.NullMarked;
