package io.evenkeel.examples.ledger;

/**
 * An amount that is booked to an account.
 *
 * @param cents may be negative, but not 0
 */
record Entry(String account, long cents) {}
