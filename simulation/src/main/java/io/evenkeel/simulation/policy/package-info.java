/** How clients call the server: the guard, its peers, and none. Each drives real code, without threads. */
@NullMarked
package io.evenkeel.simulation.policy;

import org.jspecify.annotations.NullMarked;
