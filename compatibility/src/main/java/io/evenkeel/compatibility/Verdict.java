package io.evenkeel.compatibility;

import java.util.Locale;

/** What a difference means to those who rely on what was there before. */
public enum Verdict {
    /** Nobody notices. */
    COMPATIBLE,
    /** It may go, but not at once: what replaces it has to be there beside it for two minor releases. */
    NEEDS_DEPRECATION,
    /** No announcement helps: the same name means something else. What is new needs a name of its own. */
    BREAKING;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
