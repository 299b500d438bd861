package io.evenkeel.spring.standard;

import io.evenkeel.standard.Setting;
import org.springframework.boot.origin.Origin;

/** Says of a property that it is a default of the standard, and where that stands. */
record StandardOrigin(Setting setting) implements Origin {
    @Override
    public String toString() {
        return "the standard of the " + setting.layer().label() + " in " + setting.place();
    }
}
