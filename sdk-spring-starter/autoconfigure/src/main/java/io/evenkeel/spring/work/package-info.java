/** Work that comes in by other ways than requests: scheduled runs, messages and plain methods become events of a journey. */
@NullMarked
package io.evenkeel.spring.work;

import org.jspecify.annotations.NullMarked;
