/** What leaves the application with its spans and log records, without what must not. */
@NullMarked
package io.evenkeel.spring.redaction;

import org.jspecify.annotations.NullMarked;
