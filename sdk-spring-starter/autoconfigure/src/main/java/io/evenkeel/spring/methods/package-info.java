/** Methods of beans that are calls to a dependency. */
@NullMarked
package io.evenkeel.spring.methods;

import org.jspecify.annotations.NullMarked;
