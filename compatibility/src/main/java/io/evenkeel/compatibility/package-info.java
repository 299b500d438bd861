/** What the last release has promised, compared with what is built: telemetry, configuration keys, API, behaviour. */
@NullMarked
package io.evenkeel.compatibility;

import org.jspecify.annotations.NullMarked;
