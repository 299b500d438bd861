package io.evenkeel.spring.propagation;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.spring.config.EvenkeelProperties;
import io.evenkeel.spring.config.TrustedPeers;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.SenderContext;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Baggage beside the requests of Spring's own clients and servers. */
class DestinationsTest {
    private final Destinations destinations = new Destinations(new Binder(new MapConfigurationPropertySource(Map.of()))
            .bindOrCreate("evenkeel", EvenkeelProperties.class));
    private final TrustedCallers trusted = new TrustedCallers(TrustedPeers.of(List.of("10.0.0.0/8")));

    @Test
    void messagesHandItOn() {
        assertThat(destinations.get(context(Kind.PRODUCER, null))).isTrue();
    }

    @Test
    void aClientThatDoesNotTellWhereItSendsToHandsOnNone() {
        assertThat(destinations.get(context(Kind.CLIENT, null))).isFalse();
        assertThat(destinations.get(context(Kind.CLIENT, "a-name-and-no-address")))
                .isFalse();
    }

    @Test
    void aClientThatTellsTheAddressIsJudgedByIt() {
        assertThat(destinations.get(context(Kind.CLIENT, "http://ledger:8080"))).isTrue();
        assertThat(destinations.get(context(Kind.CLIENT, "https://api.example.com")))
                .isFalse();
    }

    @Test
    void aMessageIsTrustedAndAnUnknownCallerIsNot() {
        assertThat(Carriers.of(new ConsumerRecord<>("t", 0, 0, "k", "v"), key -> null)
                        .isFrom(trusted))
                .isTrue();
        assertThat(Carriers.of(new Object(), key -> null).isFrom(trusted)).isFalse();
        assertThat(Carriers.of(null, key -> null).isFrom(trusted)).isFalse();
    }

    private static SenderContext<Object> context(Kind kind, @Nullable String address) {
        SenderContext<Object> context = new SenderContext<>((carrier, key, value) -> {}, kind);
        if (address != null) {
            context.setRemoteServiceAddress(address);
        }
        return context;
    }
}
