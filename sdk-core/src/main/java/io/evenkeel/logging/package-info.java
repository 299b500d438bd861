/** What the SDK says in the log, always one line at a time. The home of SLF4J. */
@NullMarked
package io.evenkeel.logging;

import org.jspecify.annotations.NullMarked;
