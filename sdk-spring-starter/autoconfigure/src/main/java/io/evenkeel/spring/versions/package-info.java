/** Which versions of libraries the application really has, and what is wrong with them. */
@NullMarked
package io.evenkeel.spring.versions;

import org.jspecify.annotations.NullMarked;
