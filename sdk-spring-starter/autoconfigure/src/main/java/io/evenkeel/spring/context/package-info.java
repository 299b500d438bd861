/** Lets the context of work follow it to the application's other threads: its executors, schedulers and reactive streams. */
@NullMarked
package io.evenkeel.spring.context;

import org.jspecify.annotations.NullMarked;
