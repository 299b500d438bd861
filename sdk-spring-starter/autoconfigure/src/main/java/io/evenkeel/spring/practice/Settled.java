package io.evenkeel.spring.practice;

import io.evenkeel.practice.Finding;
import io.evenkeel.practice.PracticeCheck;
import org.jspecify.annotations.Nullable;

/** A check whose finding cannot change while the application runs: it is made once. Two threads at once may make it twice. */
final class Settled implements PracticeCheck {
    private final PracticeCheck check;
    private volatile @Nullable Finding found;

    Settled(PracticeCheck check) {
        this.check = check;
    }

    @Override
    public Finding find() {
        Finding known = found;
        if (known == null) {
            known = check.find();
            found = known;
        }
        return known;
    }
}
