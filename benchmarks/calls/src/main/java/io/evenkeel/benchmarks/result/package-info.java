/** What was measured, and under which conditions, as it is kept in files. */
@NullMarked
package io.evenkeel.benchmarks.result;

import org.jspecify.annotations.NullMarked;
