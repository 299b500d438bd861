package io.evenkeel.simulation;

import java.util.stream.LongStream;

/** Which random numbers are used for what. The defaults were chosen on other seeds than they are reported on. */
final class Seeds {
    /** For trying settings out. */
    static final long CHOOSING = 1;
    /** For the tables of the report. */
    static final long REPORTING = 30_001;

    private Seeds() {}

    /** The next few from one of the two on. */
    static LongStream from(long first, int count) {
        return LongStream.range(first, first + count);
    }
}
