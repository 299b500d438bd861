/** The set-up of each peer, one small class each, so that a reader can check that the comparison is fair. */
@NullMarked
package io.evenkeel.benchmarks.peer;

import org.jspecify.annotations.NullMarked;
