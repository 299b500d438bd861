package io.evenkeel.guard;

/** What a call has thrown, in the place of what it would have returned. */
record Thrown(Throwable error) {}
