/** Switches how far guards go while the application runs: by a file, by the endpoint, by the environment. */
@NullMarked
package io.evenkeel.spring.control;

import org.jspecify.annotations.NullMarked;
