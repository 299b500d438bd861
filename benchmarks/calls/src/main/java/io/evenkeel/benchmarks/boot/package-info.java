/** What the starter adds to a real Spring Boot application, seen from outside. */
@NullMarked
package io.evenkeel.benchmarks.boot;

import org.jspecify.annotations.NullMarked;
