package io.evenkeel.standard;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which of two values asks more of the service that says it. Only of keys where one side spares others, or keeps more to itself,
 * and the other side never does; of the rest nobody can tell.
 */
final class Strictness {
    /** A smaller one holds less of a thread, a dependency or a caller. */
    private static final Set<String> LESS = Set.of(
            "outbound.connect-timeout",
            "outbound.timeout",
            "outbound.concurrency-limit",
            "outbound.retry.max-retries",
            "outbound.retry.tokens-per-success",
            "outbound.retry.max-tokens",
            "deadline.max");

    /** Each element lets something through. */
    private static final Set<String> FEWER = Set.of(
            "outbound.idempotent-methods", "deadline.trusted-peers", "redaction.keep", "context.excluded-executors");

    /** The words of a key, the strictest first. */
    private static final Map<String, List<String>> WORDS = new HashMap<>();

    static {
        List<String> modes = List.of("enforce", "observe", "off");
        WORDS.put("mode", modes);
        WORDS.put("deadline.mode", modes);
        WORDS.put("baggage.accept-from", List.of("none", "trusted", "all"));
        WORDS.put("baggage.forward-to", List.of("none", "internal", "all"));
        List<String> on = List.of("true", "false");
        for (String client : StandardKeys.CLIENTS) {
            WORDS.put("outbound." + client, on);
        }
        WORDS.put("redaction.enabled", on);
        WORDS.put("context.propagate-executors", on);
        List<String> off = List.of("false", "true");
        WORDS.put("tracing.exception-messages", off);
        WORDS.put("endpoint.write-enabled", off);
    }

    private Strictness() {}

    /** Every key of which it can be told. */
    static Set<String> keys() {
        Set<String> keys = new TreeSet<>(WORDS.keySet());
        keys.addAll(LESS);
        keys.addAll(FEWER);
        return keys;
    }

    /** @param said what the service says, another value than the standard's */
    static boolean isStricter(String key, Value said, Value standard) {
        List<String> words = WORDS.get(key);
        if (words != null) {
            int place = words.indexOf(said.text());
            return place >= 0 && place < words.indexOf(standard.text());
        }
        if (FEWER.contains(key)) {
            return standard.items().containsAll(said.items());
        }
        BigDecimal size = said.size();
        BigDecimal usual = standard.size();
        return LESS.contains(key) && size != null && usual != null && size.compareTo(usual) < 0;
    }
}
