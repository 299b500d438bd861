/** What log lines show of journeys and spans, and where they go besides. */
@NullMarked
package io.evenkeel.spring.logs;

import org.jspecify.annotations.NullMarked;
