/**
 * Lets what work carries follow it to another thread: its journey call, the current OpenTelemetry context and the keys of its
 * log lines. A thread shows them only for as long as it does that work.
 */
@NullMarked
package io.evenkeel.context;

import org.jspecify.annotations.NullMarked;
