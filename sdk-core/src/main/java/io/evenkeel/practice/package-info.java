/** The guide map: what a well-kept service does, and what a running one answers when it is asked. Plain values. */
@NullMarked
package io.evenkeel.practice;

import org.jspecify.annotations.NullMarked;
