package io.evenkeel.call;

/**
 * An HTTP exchange that was answered, as classifiers see it: the answer to an inbound request of a journey, or the answer
 * of a dependency.
 *
 * @param status the status code, such as 200
 */
public record HttpResult(int status) {}
