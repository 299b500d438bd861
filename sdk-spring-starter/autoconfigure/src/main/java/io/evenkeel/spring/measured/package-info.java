/** Calls to stores and brokers, which are measured and not guarded. */
@NullMarked
package io.evenkeel.spring.measured;

import org.jspecify.annotations.NullMarked;
