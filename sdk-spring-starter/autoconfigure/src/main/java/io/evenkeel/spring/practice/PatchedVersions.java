package io.evenkeel.spring.practice;

import java.util.List;

/** Knows which versions of its libraries the application really has. */
public interface PatchedVersions {

    /** How many libraries were looked at that have a floor. */
    int known();

    /** Each library below its floor: its version, the vulnerability, and the remedy, in one line; empty if there is none. */
    List<String> belowFloor();
}
