/** What the machine, the container and the virtual machine of Java let a process know about itself. */
@NullMarked
package io.evenkeel.machine;

import org.jspecify.annotations.NullMarked;
