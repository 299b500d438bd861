/** What a running service knows of itself, as one document, and in the forms that developer portals take. */
@NullMarked
package io.evenkeel.spring.facts;

import org.jspecify.annotations.NullMarked;
