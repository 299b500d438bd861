package io.evenkeel.benchmarks.peer;

import com.netflix.concurrency.limits.Limiter;
import com.netflix.concurrency.limits.limit.Gradient2Limit;
import com.netflix.concurrency.limits.limit.WindowedLimit;
import com.netflix.concurrency.limits.limiter.SimpleLimiter;
import java.util.Optional;
import java.util.function.Supplier;

/** Netflix' adaptive limit in its cheapest form. It has no breaker, and measures for itself alone. */
public final class NetflixLimit {
    private final Limiter<Object> limiter = SimpleLimiter.newBuilder()
            .limit(WindowedLimit.newBuilder().build(Gradient2Limit.newDefault()))
            .build();

    public Object call(Supplier<Object> work) {
        Optional<Limiter.Listener> place = limiter.acquire(this);
        if (place.isEmpty()) {
            return place;
        }
        try {
            Object result = work.get();
            place.get().onSuccess();
            return result;
        } catch (RuntimeException failure) {
            place.get().onIgnore();
            throw failure;
        }
    }
}
