/** Defaults before the start, checks and one log line at its end. */
@NullMarked
package io.evenkeel.spring.startup;

import org.jspecify.annotations.NullMarked;
