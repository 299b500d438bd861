package io.evenkeel.examples.ledger;

/** What the entries of an account add up to. */
record Balance(String account, long cents) {}
