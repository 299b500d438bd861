package io.evenkeel.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class CallRecorderTest {
    private final List<String> told = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private final TestClock clock = new TestClock();
    private final Operation operation = new Operation(Operation.Kind.JOURNEY, "checkout");

    @Test
    void observersAreToldOfAStartInOrderAndOfAnEndInReverse() {
        CallRecorder recorder = recorder(OutcomeClassifier.standard(), named("one"), named("two"), named("three"));

        recorder.end(recorder.start(), Outcome.SUCCESS, 1, null, null);

        assertThat(told)
                .containsExactly(
                        "one started", "two started", "three started", "three ended", "two ended", "one ended");
    }

    @Test
    void anObserverIsGivenTheWholeCall() {
        List<ObservedCall> calls = new ArrayList<>();
        IllegalStateException error = new IllegalStateException("down");

        clock.advance(Duration.ofNanos(100));
        CallRecorder recorder = recorder(OutcomeClassifier.standard(), calls::add);
        recorder.end(20, Outcome.FAILURE, 7, error, Cause.OVERLOAD);
        recorder.record(Outcome.FAILURE, 7, error, null, Duration.ofSeconds(3));

        assertThat(calls)
                .containsExactly(
                        new ObservedCall(operation, Outcome.FAILURE, 27, 7, error, Cause.OVERLOAD, null),
                        new ObservedCall(operation, Outcome.FAILURE, 100, 7, error, null, Duration.ofSeconds(3)));
    }

    @Test
    void whatAnObserverThrowsIsIsolatedAndTheOthersAreToldAllTheSame() {
        CallRecorder recorder = recorder(OutcomeClassifier.standard(), named("one"), broken(), named("three"));

        recorder.end(recorder.start(), Outcome.SUCCESS, 1, null, null);

        assertThat(told).containsExactly("one started", "three started", "three ended", "one ended");
        assertThat(faults).containsExactly("OBSERVER started", "OBSERVER ended");
    }

    @Test
    void aClockThatGoesBackGivesZero() {
        CallRecorder recorder = recorder(OutcomeClassifier.standard());
        long start = recorder.start();

        clock.advance(Duration.ofNanos(-1));

        assertThat(recorder.nanosSince(start)).isZero();
    }

    @Test
    void aClassifierThatThrowsIsReplacedByTheStandardOne() {
        CallRecorder recorder = recorder((result, error) -> {
            throw new AssertionError("broken");
        });

        assertThat(recorder.classify("result", null)).isEqualTo(Outcome.SUCCESS);
        assertThat(recorder.classify(null, new TimeoutException())).isEqualTo(Outcome.TIMEOUT);
        assertThat(faults).containsExactly("CLASSIFIER broken", "CLASSIFIER broken");
    }

    @Test
    @SuppressWarnings("NullAway")
    void aClassifierThatReturnsNullIsReplacedByTheStandardOne() {
        CallRecorder recorder = recorder((result, error) -> null);

        assertThat(recorder.classify(null, new InterruptedException())).isEqualTo(Outcome.CANCELLED);
        assertThat(faults).containsExactly("CLASSIFIER the classifier returned null");
    }

    @Test
    void anErrorThatCannotNameItsCauseIsAFailure() {
        CallRecorder recorder = recorder(OutcomeClassifier.standard());

        assertThat(recorder.classify(null, new CauselessException())).isEqualTo(Outcome.FAILURE);
        assertThat(faults).containsExactly("CLASSIFIER no cause");
    }

    private CallRecorder recorder(OutcomeClassifier classifier, CallObserver... observers) {
        FaultListener listener = (component, fault) -> faults.add(component + " " + fault.getMessage());
        return new CallRecorder(operation, classifier, List.of(observers), listener, clock);
    }

    private CallObserver named(String name) {
        return new CallObserver() {
            @Override
            public void started(Operation started) {
                told.add(name + " started");
            }

            @Override
            public void ended(ObservedCall call) {
                told.add(name + " ended");
            }
        };
    }

    private static CallObserver broken() {
        return new CallObserver() {
            @Override
            public void started(Operation started) {
                throw new IllegalStateException("started");
            }

            @Override
            public void ended(ObservedCall call) {
                throw new AssertionError("ended");
            }
        };
    }

    private static final class CauselessException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @Override
        public synchronized Throwable getCause() {
            throw new UnsupportedOperationException("no cause");
        }
    }
}
