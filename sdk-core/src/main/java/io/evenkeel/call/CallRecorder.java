package io.evenkeel.call;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Starts and ends the calls of one operation. Holds no state of a single call, so any number of threads may use it. Never
 * throws: what an observer or a classifier throws goes to the {@link FaultListener}.
 */
public final class CallRecorder {
    private final Operation operation;
    private final OutcomeClassifier classifier;
    private final CallMeter meter;
    private final CallObserver[] observers;
    private final FaultListener faults;
    private final LongSupplier nanoClock;

    /**
     * @param nanoClock a monotonic clock in nanoseconds, such as {@link System#nanoTime()}; read once at the start and
     *     once at the end of a call
     */
    public CallRecorder(
            Operation operation,
            OutcomeClassifier classifier,
            List<? extends CallObserver> observers,
            FaultListener faults,
            LongSupplier nanoClock) {
        this(operation, classifier, CallMeter.NONE, observers, faults, nanoClock);
    }

    /**
     * @param meter told of an end after all observers
     * @param nanoClock as above
     */
    public CallRecorder(
            Operation operation,
            OutcomeClassifier classifier,
            CallMeter meter,
            List<? extends CallObserver> observers,
            FaultListener faults,
            LongSupplier nanoClock) {
        this.operation = requireNonNull(operation, "operation");
        this.classifier = requireNonNull(classifier, "classifier");
        this.meter = requireNonNull(meter, "meter");
        this.observers = observers.toArray(CallObserver[]::new);
        this.faults = requireNonNull(faults, "faults");
        this.nanoClock = requireNonNull(nanoClock, "nanoClock");
    }

    /** What this recorder records. */
    public Operation operation() {
        return operation;
    }

    /**
     * Tells the observers that a call starts.
     *
     * @return the start in nanoseconds of the clock, to be handed back at the end
     */
    public long start() {
        tellStart();
        return nanoClock.getAsLong();
    }

    /** The monotonic clock now. */
    public long nanos() {
        return nanoClock.getAsLong();
    }

    /** The nanoseconds that have passed since {@code startNanos}, never negative. */
    public long nanosSince(long startNanos) {
        return Math.max(0, nanoClock.getAsLong() - startNanos);
    }

    /** Decides the outcome of a call that returned {@code result} or threw {@code error}. */
    public Outcome classify(@Nullable Object result, @Nullable Throwable error) {
        try {
            Outcome outcome = classifier.classify(result, error);
            return requireNonNull(outcome, "the classifier returned null");
        } catch (Throwable fault) {
            faults.isolated(Component.CLASSIFIER, fault);
            return classifyByStandard(result, error);
        }
    }

    private static Outcome classifyByStandard(@Nullable Object result, @Nullable Throwable error) {
        try {
            return OutcomeClassifier.standard().classify(result, error);
        } catch (Throwable hopeless) {
            // An exception of the application whose getCause() throws: its own way through must stay free.
            return error == null ? Outcome.SUCCESS : Outcome.FAILURE;
        }
    }

    /**
     * Tells the observers, in reverse order, that a call has ended.
     *
     * @param startNanos what {@link #start()} returned
     * @param cause what the dependencies of a journey call have left
     */
    public void end(
            long startNanos, Outcome outcome, long durationNanos, @Nullable Throwable error, @Nullable Cause cause) {
        tell(outcome, startNanos + durationNanos, durationNanos, error, cause, null);
    }

    /**
     * Tells the observers of the start and the end of a call that something else has timed and that ends now.
     *
     * @param recordAge how old its record is, or {@code null}
     */
    public void record(
            Outcome outcome,
            long durationNanos,
            @Nullable Throwable error,
            @Nullable Cause cause,
            @Nullable Duration recordAge) {
        tellStart();
        tell(outcome, nanoClock.getAsLong(), durationNanos, error, cause, recordAge);
    }

    private void tellStart() {
        for (CallObserver observer : observers) {
            try {
                observer.started(operation);
            } catch (Throwable fault) {
                faults.isolated(Component.OBSERVER, fault);
            }
        }
    }

    private void tell(
            Outcome outcome,
            long endNanos,
            long durationNanos,
            @Nullable Throwable error,
            @Nullable Cause cause,
            @Nullable Duration recordAge) {
        if (observers.length > 0) {
            tell(new ObservedCall(operation, outcome, endNanos, durationNanos, error, cause, recordAge));
        }
        try {
            meter.ended(outcome, durationNanos);
        } catch (Throwable fault) {
            faults.isolated(Component.METRICS, fault);
        }
    }

    private void tell(ObservedCall call) {
        for (int i = observers.length - 1; i >= 0; i--) {
            try {
                observers[i].ended(call);
            } catch (Throwable fault) {
                faults.isolated(Component.OBSERVER, fault);
            }
        }
    }
}
