package io.evenkeel.standard;

import java.util.Locale;

/**
 * Who has said the value that is in effect. Each may overrule those before it, with one exception: what code says while the SDK
 * is set up is overruled by the service's configuration.
 */
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
    CODE,
    /** Somebody who has switched a mode while the service runs. */
    RUNTIME;

    /** As it is written in answers, in lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
