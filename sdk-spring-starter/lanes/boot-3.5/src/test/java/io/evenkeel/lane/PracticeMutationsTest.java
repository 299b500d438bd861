package io.evenkeel.lane;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A service that is broken in one way fails the practice that is about it, and no other. */
@Tag("long")
class PracticeMutationsTest {

    @Test
    void thereIsAMutationForEachPractice() {
        PracticeMutations.assertThatThereIsOneForEachPractice();
    }

    @ParameterizedTest
    @MethodSource("io.evenkeel.lane.PracticeMutations#practices")
    void flipsItsPracticeAlone(String practice) {
        PracticeMutations.assertThatItFlipsItsPracticeAlone(practice);
    }
}
