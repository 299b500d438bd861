package io.evenkeel.tracing;

/** What becomes of an attribute because of its name. */
enum Treatment {
    /** Its value is scanned, as every text is. */
    SCAN,
    /** It is there, its value is not. */
    MASK,
    /** It is left out. */
    DROP,
    /** Only where a URL leads to is left: neither user nor path nor query. */
    ORIGIN,
    /** The statement is left, its values are not. */
    STATEMENT
}
