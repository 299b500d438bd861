/** One outage in real time: two processes, real sockets between them, and the guard in the one that calls. */
@NullMarked
package io.evenkeel.simulation.sockets;

import org.jspecify.annotations.NullMarked;
