package io.evenkeel.examples.plain;

import io.evenkeel.Dependency;
import io.evenkeel.Journey;
import io.evenkeel.Reliability;

/** Ships parcels: the journey is what the customer sees, the dependency is what the desk needs for it. */
final class ParcelDesk {
    private final Journey shipping;
    private final Dependency carrierCalls;
    private final Carrier carrier;

    ParcelDesk(Reliability reliability, Carrier carrier) {
        this.shipping = reliability.journey("shipping");
        this.carrierCalls = reliability.dependency("carrier");
        this.carrier = carrier;
    }

    /** Throws what the carrier throws, or {@link io.evenkeel.call.CallRejectedException} if it is not even asked. */
    String ship(int parcel) {
        return shipping.get(() -> carrierCalls.get(() -> carrier.label(parcel)));
    }
}
