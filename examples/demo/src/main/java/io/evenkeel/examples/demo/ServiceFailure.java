package io.evenkeel.examples.demo;

/** A service did not do what the demo needs. The message is for people. */
final class ServiceFailure extends Exception {
    private static final long serialVersionUID = 1L;

    ServiceFailure(String message) {
        super(message);
    }
}
