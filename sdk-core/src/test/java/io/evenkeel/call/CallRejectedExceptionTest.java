package io.evenkeel.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CallRejectedExceptionTest {
    private final CallRejectedException refused = new CallRejectedException("payments", RejectionReason.BULKHEAD_FULL);

    @Test
    void saysWhatWasRefusedAndWhy() {
        assertThat(refused).hasMessage("call to payments refused: bulkhead_full");
        assertThat(refused.dependency()).isEqualTo("payments");
        assertThat(refused.reason()).isEqualTo(RejectionReason.BULKHEAD_FULL);
    }

    @Test
    void carriesNothingThatAThreadCouldLeaveInIt() {
        refused.addSuppressed(new IllegalStateException());
        refused.setStackTrace(new StackTraceElement[] {new StackTraceElement("a", "b", "c", 1)});

        assertThat(refused.getStackTrace()).isEmpty();
        assertThat(refused.getSuppressed()).isEmpty();
        assertThat(refused.getCause()).isNull();
    }
}
