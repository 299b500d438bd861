/** Requests that come in become events of a journey, through Spring's own observations. */
@NullMarked
package io.evenkeel.spring.inbound;

import org.jspecify.annotations.NullMarked;
