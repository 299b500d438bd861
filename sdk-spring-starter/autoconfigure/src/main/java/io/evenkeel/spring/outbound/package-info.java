/** Clients that call out go through the guard of a dependency. */
@NullMarked
package io.evenkeel.spring.outbound;

import org.jspecify.annotations.NullMarked;
