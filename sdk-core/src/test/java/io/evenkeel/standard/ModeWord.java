package io.evenkeel.standard;

/** As the guard's modes: what is read of an enumeration is its constant in lower case. */
enum ModeWord {
    OBSERVE,
    OFF
}
