package io.evenkeel.standard;

import java.util.Locale;

/** Who has said a value; each may overrule those before it. */
public enum Layer {
    /** The standard that comes with the SDK. */
    SDK,
    /** What the organisation says for all of its services. */
    ORGANISATION,
    /** What the SDK or the organisation says for the services of one tier. */
    TIER,
    /** The service's own configuration. */
    SERVICE,
    /** The service's code. */
    CODE;

    /** As it is written in answers, in lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
