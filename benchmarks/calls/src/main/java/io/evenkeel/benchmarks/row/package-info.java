/** The rows that JMH measures. Each returns what the call has returned, so that nothing of it is dead code. */
@NullUnmarked
package io.evenkeel.benchmarks.row;

import org.jspecify.annotations.NullUnmarked;
