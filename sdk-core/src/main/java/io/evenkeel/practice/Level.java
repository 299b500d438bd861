package io.evenkeel.practice;

/** How far a service has come: a level needs all practices of its own and of those below. The lowest is the first. */
public enum Level {
    C,
    B,
    A
}
