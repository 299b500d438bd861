/** Who the service is and where it runs, the same on metrics, traces and logs, and where these are sent. */
@NullMarked
package io.evenkeel.spring.identity;

import org.jspecify.annotations.NullMarked;
