package io.evenkeel.simulation.world;

/** What the server does with a request whose caller has gone. */
public enum ExpiredWork {
    /** It does the work, since nobody told it. */
    DONE,
    /** It reads the deadline that came with the request, as a service with enforced deadlines does. Refusing costs 2 % of the work. */
    REFUSED,
    /** It knows by magic, exactly and at no cost. */
    GONE_BY_MAGIC
}
