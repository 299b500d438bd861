/** Who makes the spans of the application, and how its events find theirs. */
@NullMarked
package io.evenkeel.spring.tracing;

import org.jspecify.annotations.NullMarked;
