package io.evenkeel.examples.demo;

import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A span as it was sent, with the resource that sent it. Ids are hexadecimal; a span without a parent has an empty one. */
record ReceivedSpan(Resource resource, Span span) {
    String service() {
        return attributes(resource.getAttributesList()).get("service.name");
    }

    String kind() {
        return span.getKind().name().replace("SPAN_KIND_", "");
    }

    String status() {
        return span.getStatus().getCode().name().replace("STATUS_CODE_", "");
    }

    String traceId() {
        return HexFormat.of().formatHex(span.getTraceId().toByteArray());
    }

    String id() {
        return HexFormat.of().formatHex(span.getSpanId().toByteArray());
    }

    String parentId() {
        return HexFormat.of().formatHex(span.getParentSpanId().toByteArray());
    }

    Map<String, String> attributes() {
        return attributes(span.getAttributesList());
    }

    private static Map<String, String> attributes(Collection<KeyValue> attributes) {
        return attributes.stream()
                .collect(Collectors.toMap(
                        KeyValue::getKey,
                        attribute -> attribute.getValue().hasStringValue()
                                ? attribute.getValue().getStringValue()
                                : String.valueOf(attribute.getValue().getIntValue()),
                        (one, other) -> one,
                        TreeMap::new));
    }

    @Override
    public String toString() {
        return service() + " " + kind() + " \"" + span.getName() + "\" " + status() + " " + attributes();
    }
}
