/** The properties under {@code evenkeel}, and the SDK built from them. Knows none of its siblings. */
@NullMarked
package io.evenkeel.spring.config;

import org.jspecify.annotations.NullMarked;
