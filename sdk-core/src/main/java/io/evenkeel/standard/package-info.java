/** The platform's versioned bundle of defaults, as plain values. */
@NullMarked
package io.evenkeel.standard;

import org.jspecify.annotations.NullMarked;
