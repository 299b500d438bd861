package io.evenkeel.spring.propagation;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is read with the getter that came with it. A message has one value of a header: its last one, as with Kafka's own
 * clients. A message is trusted, because who may send to a broker is settled there; whoever calls in another way is not known.
 */
record IncomingOther(@Nullable Object carrier, Function<String, @Nullable String> getter) implements Incoming {
    private static final List<String> MESSAGES =
            List.of("org.apache.kafka.", "org.springframework.amqp.", "org.springframework.messaging.", "jakarta.jms.");

    @Override
    public List<String> lines(String name) {
        String value = getter.apply(name);
        return value == null ? List.of() : List.of(value);
    }

    @Override
    public boolean isFrom(TrustedCallers trusted) {
        if (carrier == null) {
            return false;
        }
        String type = carrier.getClass().getName();
        return MESSAGES.stream().anyMatch(type::startsWith);
    }
}
