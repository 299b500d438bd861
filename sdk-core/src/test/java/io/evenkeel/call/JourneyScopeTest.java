package io.evenkeel.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JourneyScopeTest {
    private final Deque<String> shown = new ArrayDeque<>();

    private final JourneyScope scope = new JourneyScope() {
        @Override
        public @Nullable Object entered(JourneyContext context) {
            String before = shown.peek();
            shown.push(String.valueOf(context.journey()));
            return before;
        }

        @Override
        public void left(@Nullable Object before) {
            shown.pop();
            assertThat(shown.peek()).isEqualTo(before);
        }
    };

    @Test
    void isToldOfEachWayInAndOutAndGetsBackWhatItGave() {
        JourneyContext outer = new JourneyContext("outer", scope, null, false);
        JourneyContext inner = new JourneyContext("inner", scope, null, false);

        CurrentJourney.enter(outer);
        CurrentJourney.enter(inner);
        assertThat(shown).containsExactly("inner", "outer");
        CurrentJourney.leave(outer); // not the innermost one: nobody has left
        assertThat(shown).containsExactly("inner", "outer");
        CurrentJourney.leave(inner);
        assertThat(shown).containsExactly("outer");
        CurrentJourney.leave(outer);
        assertThat(shown).isEmpty();
    }
}
