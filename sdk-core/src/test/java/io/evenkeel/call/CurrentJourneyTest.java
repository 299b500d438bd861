package io.evenkeel.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CurrentJourneyTest {
    private final List<String> shown = new ArrayList<>();
    private final JourneyScope scope = new JourneyScope() {
        @Override
        public Object entered(JourneyContext context) {
            shown.add(String.valueOf(context.journey()));
            return shown.size() - 1;
        }

        @Override
        public void left(@Nullable Object before) {
            assertThat(shown.size() - 1).isEqualTo(before);
            shown.remove(shown.size() - 1);
        }
    };
    private final JourneyContext outer = new JourneyContext("outer", scope, null, false);
    private final JourneyContext inner = new JourneyContext("inner", scope, null, false);

    @AfterEach
    void nothingIsLeft() {
        assertThat(CurrentJourney.get()).isNull();
        assertThat(shown).isEmpty();
        CurrentJourney.giveBack(); // and there is nothing to give back
        assertThat(CurrentJourney.get()).isNull();
    }

    @Test
    void whatIsTakenOverHidesWhatWasThere() {
        CurrentJourney.enter(outer);
        CurrentJourney.takeOver(inner);

        assertThat(CurrentJourney.get()).isSameAs(inner);
        assertThat(shown).containsExactly("outer", "inner");

        CurrentJourney.giveBack();
        assertThat(CurrentJourney.get()).isSameAs(outer);
        CurrentJourney.leave(outer);
    }

    @Test
    void workOfNoJourneyShowsNothingAndGivesBackWhatWasShown() {
        CurrentJourney.enter(outer);
        CurrentJourney.enter(inner);
        CurrentJourney.takeOver(null);

        assertThat(CurrentJourney.get()).isNull();
        assertThat(shown).isEmpty();

        CurrentJourney.giveBack();
        assertThat(CurrentJourney.get()).isSameAs(inner);
        assertThat(shown).containsExactly("outer", "inner");
        CurrentJourney.leave(inner);
        CurrentJourney.leave(outer);
    }

    @Test
    void workOfNoJourneyWithinWorkOfNoJourney() {
        CurrentJourney.enter(outer);
        CurrentJourney.takeOver(null);
        CurrentJourney.enter(inner);
        CurrentJourney.takeOver(null);

        assertThat(shown).isEmpty();

        CurrentJourney.giveBack();
        assertThat(shown).containsExactly("inner");
        CurrentJourney.giveBack();
        assertThat(shown).containsExactly("outer");
        assertThat(CurrentJourney.get()).isSameAs(outer);
        CurrentJourney.leave(outer);
    }

    @Test
    void whatTheWorkDidNotLeaveIsLeftWithIt() {
        CurrentJourney.enter(outer);
        CurrentJourney.takeOver(inner);
        CurrentJourney.enter(inner);
        CurrentJourney.enter(outer);

        CurrentJourney.giveBack();

        assertThat(CurrentJourney.get()).isSameAs(outer);
        assertThat(shown).containsExactly("outer");
        CurrentJourney.leave(outer);
    }

    @Test
    void whatIsTakenOverCannotBeLeft() {
        CurrentJourney.takeOver(outer);
        CurrentJourney.leave(outer);

        assertThat(CurrentJourney.get()).isSameAs(outer);
        CurrentJourney.giveBack();
    }

    @Test
    void whereNobodySaysItsJourneyWorkHasWhatWasEnteredForIt() {
        CurrentJourney.takeOver(outer);
        CurrentJourney.takeOver();
        assertThat(CurrentJourney.get()).isNull();
        CurrentJourney.enter(inner);
        CurrentJourney.takeOver();
        assertThat(CurrentJourney.get()).isSameAs(inner);

        CurrentJourney.giveBack();
        CurrentJourney.leave(inner);
        CurrentJourney.giveBack();
        assertThat(CurrentJourney.get()).isSameAs(outer);
        CurrentJourney.giveBack();
    }

    @Test
    void aThreadWithoutAJourneyTakesNoneOver() {
        CurrentJourney.takeOver();
        assertThat(CurrentJourney.get()).isNull();
        CurrentJourney.giveBack();
    }

    @Test
    void onlyTheInnermostIsLeft() {
        CurrentJourney.enter(outer);
        CurrentJourney.enter(inner);
        CurrentJourney.leave(outer);

        assertThat(CurrentJourney.get()).isSameAs(inner);
        CurrentJourney.leave(inner);
        CurrentJourney.leave(outer);
    }
}
