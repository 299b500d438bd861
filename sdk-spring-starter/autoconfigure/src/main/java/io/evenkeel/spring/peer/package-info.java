/** Who is at the other end of a request's socket, and whom it says that it comes from. */
@NullMarked
package io.evenkeel.spring.peer;

import org.jspecify.annotations.NullMarked;
