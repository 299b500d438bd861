package io.evenkeel;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Calls what is declared to throw checked exceptions but throws none, or lets them through as they are. */
final class Unchecked {
    private Unchecked() {}

    static <T extends @Nullable Object> T call(Callable<T> work) {
        try {
            return work.call();
        } catch (Exception e) {
            throw Unchecked.<RuntimeException>asIs(e);
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> E asIs(Throwable error) throws E {
        throw (E) error;
    }
}
