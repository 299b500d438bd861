/** Which versions of libraries really run here, and which of them are below one without known vulnerabilities. */
@NullMarked
package io.evenkeel.versions;

import org.jspecify.annotations.NullMarked;
