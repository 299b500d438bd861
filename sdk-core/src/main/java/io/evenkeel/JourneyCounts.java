package io.evenkeel;

import io.evenkeel.slo.ExclusionReason;

/** Counts what is to be known of a journey beside the verdicts of its objectives. Never throws. */
interface JourneyCounts {
    void excluded(ExclusionReason reason);

    void late(boolean refused);
}
