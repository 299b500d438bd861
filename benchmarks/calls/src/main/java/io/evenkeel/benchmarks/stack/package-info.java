/** What every row stands on, ours and the peers': the same registry, the same tracer, the same work. */
@NullMarked
package io.evenkeel.benchmarks.stack;

import org.jspecify.annotations.NullMarked;
