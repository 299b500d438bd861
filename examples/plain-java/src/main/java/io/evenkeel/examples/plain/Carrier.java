package io.evenkeel.examples.plain;

/** A carrier that prints labels for its first parcels, and then has a bad day. */
final class Carrier {
    private final int printsUntilBreakdown;
    private int printed;

    Carrier(int printsUntilBreakdown) {
        this.printsUntilBreakdown = printsUntilBreakdown;
    }

    String label(int parcel) {
        if (printed == printsUntilBreakdown) {
            throw new IllegalStateException("the label printer is out of order");
        }
        printed++;
        return "LABEL-" + parcel;
    }
}
