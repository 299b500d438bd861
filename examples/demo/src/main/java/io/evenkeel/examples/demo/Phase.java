package io.evenkeel.examples.demo;

/**
 * A part of the demo.
 *
 * @param name for the headline
 * @param weather what the ledger is asked for
 * @param share how much of the demo's length it takes, in percent
 * @param story what there is to see
 */
record Phase(String name, String weather, int share, String story) {}
