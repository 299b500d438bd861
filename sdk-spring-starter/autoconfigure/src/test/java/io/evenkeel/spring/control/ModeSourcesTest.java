package io.evenkeel.spring.control;

import static io.evenkeel.guard.GuardMode.ENFORCE;
import static io.evenkeel.guard.GuardMode.OBSERVE;
import static io.evenkeel.guard.GuardMode.OFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.Modes;
import io.evenkeel.Reliability;
import io.evenkeel.guard.GuardMode;
import io.evenkeel.guard.ModeSwitch.Overrides;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ModeSourcesTest {
    private final Modes modes = Reliability.builder(new SimpleMeterRegistry())
            .announced(false)
            .build()
            .modes();
    private final ModeSources sources = new ModeSources(modes);

    @Test
    void theStrongestThatSaysAnythingOfADependencyCounts() {
        say(ModeSource.ENVIRONMENT, OBSERVE, Map.of("a", OFF, "b", OFF));
        say(ModeSource.FILE, null, Map.of("b", ENFORCE));
        assertThat(modes.overrides()).isEqualTo(new Overrides(OBSERVE, Map.of("a", OFF, "b", ENFORCE)));

        say(ModeSource.ENDPOINT, ENFORCE, Map.of("c", OBSERVE));
        assertThat(modes.overrides()).isEqualTo(new Overrides(ENFORCE, Map.of("b", ENFORCE, "c", OBSERVE)));

        say(ModeSource.FILE, OFF, Map.of());
        assertThat(modes.overrides()).isEqualTo(new Overrides(OFF, Map.of()));

        say(ModeSource.FILE, null, Map.of());
        say(ModeSource.ENDPOINT, null, Map.of());
        assertThat(modes.overrides()).isEqualTo(new Overrides(OBSERVE, Map.of("a", OFF, "b", OFF)));
    }

    @Test
    void aPartOfWhatOneSaysCanBeChanged() {
        Overrides said = ModeSources.with(ModeSources.withAll(Overrides.NONE, OFF), "a", OBSERVE);

        assertThat(said).isEqualTo(new Overrides(OFF, Map.of("a", OBSERVE)));
        assertThat(ModeSources.withAll(said, null)).isEqualTo(new Overrides(null, Map.of("a", OBSERVE)));
        assertThat(ModeSources.with(said, "a", null)).isEqualTo(new Overrides(OFF, Map.of()));
        assertThat(ModeSources.with(said, "b", null)).isEqualTo(said);
    }

    private void say(ModeSource by, @Nullable GuardMode all, Map<String, GuardMode> named) {
        sources.say(by, before -> new Overrides(all, named));
    }
}
