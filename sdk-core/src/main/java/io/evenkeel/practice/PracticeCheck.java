package io.evenkeel.practice;

/** Looks whether this service follows one practice. Quick: it reads what is there and waits for nothing. Any thread. */
@FunctionalInterface
public interface PracticeCheck {
    Finding find();
}
