/** What of a trace's context and of baggage is taken from callers, and what is handed on. */
@NullMarked
package io.evenkeel.spring.propagation;

import org.jspecify.annotations.NullMarked;
