/** The registry that the application's meters are in. */
@NullMarked
package io.evenkeel.spring.metrics;

import org.jspecify.annotations.NullMarked;
