package io.evenkeel.spring.work;

import io.evenkeel.Journey;
import io.micrometer.observation.transport.ReceiverContext;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What is known of a message from one kind of broker. */
interface MessageSource {
    /** The journey that the message is mapped to, or {@code null}. */
    @Nullable
    Journey journey(ReceiverContext<?> context);

    /** How old the message is now, or {@code null} if nobody knows. */
    @Nullable
    Duration age(ReceiverContext<?> context);
}
