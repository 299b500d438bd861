/** Virtual time, one server, the load on it, and the trigger that puts it under stress. Knows no policy. */
@NullMarked
package io.evenkeel.simulation.world;

import org.jspecify.annotations.NullMarked;
