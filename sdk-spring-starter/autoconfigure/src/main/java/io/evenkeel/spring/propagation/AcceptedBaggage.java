package io.evenkeel.spring.propagation;

import io.evenkeel.spring.config.BaggageSource;
import io.evenkeel.spring.config.EvenkeelProperties;
import io.evenkeel.spring.config.TrustedPeers;
import io.evenkeel.tracing.BaggageHeader;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.baggage.BaggageBuilder;
import io.opentelemetry.api.baggage.BaggageEntryMetadata;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.StringJoiner;

/** What of a caller's baggage is taken in. */
final class AcceptedBaggage {
    private final BaggageSource source;
    private final TrustedCallers trusted;
    private final List<String> allowed;

    AcceptedBaggage(EvenkeelProperties properties) {
        this.source = properties.baggage().acceptFrom();
        this.trusted = new TrustedCallers(TrustedPeers.of(properties.deadline().trustedPeers()));
        this.allowed = List.copyOf(properties.baggage().allowedKeys());
    }

    Baggage of(Incoming incoming) {
        List<? extends CharSequence> lines = lines(incoming);
        if (lines.isEmpty()) {
            return Baggage.empty();
        }
        BaggageBuilder baggage = Baggage.builder();
        BaggageHeader.read(
                lines,
                allowed,
                (key, value, properties) -> baggage.put(
                        key,
                        value,
                        properties.isEmpty() ? BaggageEntryMetadata.empty() : BaggageEntryMetadata.create(properties)));
        return baggage.build();
    }

    /** As one header, for a propagator that does not know OpenTelemetry's baggage. */
    String textOf(Incoming incoming) {
        StringJoiner text = new StringJoiner(",");
        BaggageHeader.read(
                lines(incoming),
                allowed,
                (key, value, properties) -> text.add(key + "="
                        + URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20")
                        + (properties.isEmpty() ? "" : ";" + properties)));
        return text.toString();
    }

    /** The lines of the header, if its sender is one of those whose baggage is taken in. */
    private List<? extends CharSequence> lines(Incoming incoming) {
        if (source == BaggageSource.NONE) {
            return List.of();
        }
        List<? extends CharSequence> lines = incoming.lines(BaggageHeader.NAME);
        return lines.isEmpty() || source == BaggageSource.ALL || incoming.isFrom(trusted) ? lines : List.of();
    }
}
