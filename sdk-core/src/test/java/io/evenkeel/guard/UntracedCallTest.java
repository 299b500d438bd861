package io.evenkeel.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.call.CallRecorder;
import io.evenkeel.call.CallScope;
import io.evenkeel.call.CallTrace;
import io.evenkeel.call.CallTracer;
import io.evenkeel.call.FaultListener;
import io.evenkeel.call.HttpResult;
import io.evenkeel.call.Operation;
import io.evenkeel.call.OutcomeClassifier;
import io.evenkeel.call.SentRequest;
import io.evenkeel.tracing.CallSpans;
import io.opentelemetry.api.OpenTelemetry;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UntracedCallTest {
    private final List<Object> made = new ArrayList<>();
    private final FaultListener faults = (component, fault) -> made.add(fault);

    @Test
    void withoutOpenTelemetryNothingIsMadeForACall() {
        CallTracer tracer = CallSpans.of(OpenTelemetry.noop(), "1", true, faults);
        assertThat(tracer).isSameAs(CallTracer.NONE);
        assertThat(tracer.begin("payments", null, 0)).isSameAs(CallTrace.NONE);

        GuardedCall call = guard(tracer).begin(true, null, request());

        assertThat(call.enter()).isSameAs(CallScope.NONE);
        call.attempt();
        assertThat(call.enter()).isSameAs(CallScope.NONE);
        call.answered(new HttpResult(200));
        call.writeTrace((name, value) -> made.add(name));
        call.succeeded(null);
        assertThat(made).isEmpty();
    }

    @Test
    void aTracerThatMakesNoSpansMakesNothingForACall() {
        OpenTelemetry switchedOff =
                OpenTelemetry.propagating(OpenTelemetry.noop().getPropagators());
        CallTracer tracer = CallSpans.of(switchedOff, "1", true, faults);

        assertThat(tracer.begin("payments", null, 0)).isSameAs(CallTrace.NONE);
    }

    private static SentRequest request() {
        return new SentRequest("GET", URI.create("http://pay.example/"), name -> null, SentRequest.Spanned.NOT_YET);
    }

    private Guard guard(CallTracer tracer) {
        return new Guard(
                new CallRecorder(
                        new Operation(Operation.Kind.DEPENDENCY, "payments"),
                        OutcomeClassifier.standard(),
                        List.of(),
                        faults,
                        () -> 0),
                Settings.of(
                        Duration.ofSeconds(1),
                        1,
                        new BreakerSettings(1, 1, Duration.ofSeconds(10), Duration.ofSeconds(5), 1)),
                new Breakers(() -> 0),
                new ModeSwitch(),
                () -> 0,
                List.of(),
                faults,
                tracer);
    }
}
