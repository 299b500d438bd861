/**
 * Which standard the application runs: read before anything else of it is there, compared with what it says at the end of the
 * start. Knows none of its siblings.
 */
@NullMarked
package io.evenkeel.spring.standard;

import org.jspecify.annotations.NullMarked;
