/** What can be told of the application's beans without making them. Knows none of its siblings. */
@NullMarked
package io.evenkeel.spring.beans;

import org.jspecify.annotations.NullMarked;
