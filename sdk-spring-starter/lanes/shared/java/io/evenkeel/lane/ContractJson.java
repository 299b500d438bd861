package io.evenkeel.lane;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Maps, collections and strings as JSON, with every key in its order: equal contracts are equal texts. */
final class ContractJson {
    private ContractJson() {}

    static String of(Map<String, ?> contract) {
        return of(contract, "") + "\n";
    }

    private static String of(Object value, String indent) {
        if (value instanceof Map<?, ?> map) {
            return of(map, indent);
        }
        if (value instanceof Collection<?> items) {
            return items.stream().map(each -> of(each, indent)).collect(Collectors.joining(", ", "[", "]"));
        }
        return value instanceof Number ? value.toString() : quoted(value.toString());
    }

    private static String of(Map<?, ?> map, String indent) {
        String inner = indent + "  ";
        return map.isEmpty()
                ? "{}"
                : new TreeMap<>(map)
                        .entrySet().stream()
                                .map(entry ->
                                        inner + quoted(entry.getKey().toString()) + ": " + of(entry.getValue(), inner))
                                .collect(Collectors.joining(",\n", "{\n", "\n" + indent + "}"));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
