package io.evenkeel.call;

/**
 * A guard refused the call before it was tried: nothing was sent. Has no stack trace and is shared between threads, so
 * that refusing stays cheap when everything is refused.
 */
public final class CallRejectedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String dependency;
    private final RejectionReason reason;

    public CallRejectedException(String dependency, RejectionReason reason) {
        super("call to " + dependency + " refused: " + reason.label(), null, false, false);
        this.dependency = dependency;
        this.reason = reason;
    }

    /** The name of the dependency that was not called. */
    public String dependency() {
        return dependency;
    }

    /** Why it was not called. */
    public RejectionReason reason() {
        return reason;
    }
}
