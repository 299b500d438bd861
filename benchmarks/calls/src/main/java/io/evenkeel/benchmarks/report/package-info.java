/** The report on what was measured. */
@NullMarked
package io.evenkeel.benchmarks.report;

import org.jspecify.annotations.NullMarked;
