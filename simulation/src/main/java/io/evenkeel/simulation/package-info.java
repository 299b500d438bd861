/** What is simulated, with which seeds, and the report on it. */
@NullMarked
package io.evenkeel.simulation;

import org.jspecify.annotations.NullMarked;
