/** What a Spring Boot application answers to the guide map. */
@NullMarked
package io.evenkeel.spring.practice;

import org.jspecify.annotations.NullMarked;
