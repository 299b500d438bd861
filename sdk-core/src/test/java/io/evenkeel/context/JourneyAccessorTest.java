package io.evenkeel.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.call.CurrentJourney;
import io.evenkeel.call.JourneyContext;
import io.micrometer.context.ContextRegistry;
import io.micrometer.context.ContextSnapshot;
import io.micrometer.context.ContextSnapshotFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // a scope is there to be closed
class JourneyAccessorTest {
    private final ContextSnapshotFactory snapshots =
            ContextSnapshotFactory.builder().clearMissing(true).build();
    private final JourneyContext one = new JourneyContext();
    private final JourneyContext other = new JourneyContext();

    @AfterEach
    void nothingIsLeft() {
        assertThat(CurrentJourney.get()).isNull();
    }

    @Test
    void itIsThereWithoutAWordOfTheApplication() {
        assertThat(ContextRegistry.getInstance().getThreadLocalAccessors())
                .filteredOn(accessor -> accessor.key().equals(JourneyAccessor.KEY))
                .hasOnlyElementsOfType(JourneyAccessor.class)
                .hasSize(1);
    }

    @Test
    void aSnapshotCarriesTheJourneyAndPutsBackWhatWasThere() {
        CurrentJourney.enter(one);
        ContextSnapshot snapshot = snapshots.captureAll();
        CurrentJourney.leave(one);

        CurrentJourney.enter(other);
        try (ContextSnapshot.Scope scope = snapshot.setThreadLocals()) {
            assertThat(CurrentJourney.get()).isSameAs(one);
            try (ContextSnapshot.Scope again = snapshot.setThreadLocals()) {
                assertThat(CurrentJourney.get()).isSameAs(one);
            }
            assertThat(CurrentJourney.get()).isSameAs(one);
        }
        assertThat(CurrentJourney.get()).isSameAs(other);
        CurrentJourney.leave(other);

        assertThatThrownBy(() -> snapshot.wrap((Runnable) () -> {
                            CurrentJourney.enter(other); // and never left
                            throw new IllegalStateException("on purpose");
                        })
                        .run())
                .hasMessage("on purpose");
    }

    @Test
    void aSnapshotOfNothingHidesWhatAnotherHasBrought() {
        ContextSnapshot nothing = snapshots.captureAll();
        CurrentJourney.enter(one);
        ContextSnapshot snapshot = snapshots.captureAll();
        CurrentJourney.leave(one);

        try (ContextSnapshot.Scope scope = snapshot.setThreadLocals()) {
            try (ContextSnapshot.Scope empty = nothing.setThreadLocals()) {
                assertThat(CurrentJourney.get()).isNull();
            }
            assertThat(CurrentJourney.get()).isSameAs(one);
        }
        try (ContextSnapshot.Scope empty = nothing.setThreadLocals()) {
            assertThat(CurrentJourney.get()).isNull();
        }
    }

    @Test
    void aSnapshotOfNothingKeepsWhatAnObservationHasEntered() {
        ContextSnapshot nothing = snapshots.captureAll();

        CurrentJourney.enter(one);
        try (ContextSnapshot.Scope empty = nothing.setThreadLocals()) {
            assertThat(CurrentJourney.get()).isSameAs(one);
        }
        assertThat(CurrentJourney.get()).isSameAs(one);
        CurrentJourney.leave(one);
    }
}
