package io.evenkeel.examples.ledger;

/** How the ledger behaves: somebody who watches it wants to see it misbehave, too. */
enum Weather {
    /** Answers at once. */
    HEALTHY,
    /** Answers late. */
    SLOW,
    /** Answers with HTTP 500. */
    FAILING
}
