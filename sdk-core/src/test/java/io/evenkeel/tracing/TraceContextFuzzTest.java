package io.evenkeel.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Headers by chance, read by us and by OpenTelemetry's own propagator. Wherever the two differ, the difference is of one of the
 * kinds that are listed here with their reason.
 */
class TraceContextFuzzTest {
    private static final long SEED = 20_261_120;
    private static final String VALID = "00-0a1b2c3d4e5f60718293a4b5c6d7e8f9-00ff00ff00ff00ff-01";

    /** What both made of the same lines. */
    private record Read(
            List<String> lines,
            @Nullable String ours,
            @Nullable String theirs) {
        boolean isSame() {
            return ours == null ? theirs == null : ours.equals(theirs);
        }
    }

    /** Why {@code traceparent} is read differently. */
    @SuppressWarnings("ImmutableEnumChecker") // no predicate here keeps anything
    private enum OfTraceParent {
        /** A request with more than one is not valid; the stock getter shows the first only. */
        SEVERAL_LINES((read, first) -> read.lines.size() > 1 && read.ours == null),
        /** Blanks around a header's value are no part of it (RFC 9110, 5.5). */
        BLANKS_AROUND((read, first) -> read.theirs == null && !first.equals(stripped(first)) && read.ours != null),
        /** Flags that this version does not know are set to zero when they are handed on; of higher versions only sampled is read. */
        UNKNOWN_FLAGS((read, first) -> read.ours != null
                && read.theirs != null
                && read.ours.substring(0, 53).equals(read.theirs.substring(0, 53)));

        private final BiPredicate<Read, String> explains;

        OfTraceParent(BiPredicate<Read, String> explains) {
            this.explains = explains;
        }
    }

    /** Why {@code tracestate} is read differently. */
    @SuppressWarnings("ImmutableEnumChecker") // no predicate here keeps anything
    private enum OfTraceState {
        /** All lines are one list; the stock getter shows the first only. */
        SEVERAL_LINES((read, list) -> read.lines.size() > 1),
        /** Empty members are allowed; there they spoil the whole list, but for the last ones. */
        EMPTY_MEMBERS((read, list) ->
                "".equals(read.theirs) && List.of(list.split(",", -1)).stream().anyMatch(String::isBlank)),
        /** Blanks around the list are no part of it. */
        BLANKS_AROUND((read, list) -> "".equals(read.theirs) && !list.equals(stripped(list))),
        /** A key twice leaves its first value; there it spoils the whole list. */
        KEY_TWICE((read, list) -> "".equals(read.theirs) && hasKeyTwice(list)),
        /** Level 2 of the standard allows more keys: those are left out alone; there they spoil the whole list. */
        KEY_OF_LEVEL_2((read, list) -> "".equals(read.theirs) && hasKeyOfLevel2(list)),
        /** More than 512 characters are shortened by the standard's rule; there is no limit there. */
        TOO_LONG((read, list) ->
                read.theirs != null && read.theirs.length() > 512 && read.ours != null && read.ours.length() <= 512);

        private final BiPredicate<Read, String> explains;

        OfTraceState(BiPredicate<Read, String> explains) {
            this.explains = explains;
        }
    }

    @Test
    void differsFromOpenTelemetryForTheListedReasonsOnly() {
        compare(SEED, 100_000);
    }

    @Tag("long")
    @Test
    void differsForTheListedReasonsOnlyInALongRun() {
        compare(SEED + 1, 5_000_000);
    }

    private static void compare(long seed, int inputs) {
        Random random = new Random(seed);
        Map<OfTraceParent, Integer> parents = new EnumMap<>(OfTraceParent.class);
        Map<OfTraceState, Integer> states = new EnumMap<>(OfTraceState.class);
        int valid = 0;
        for (int i = 0; i < inputs / 2; i++) {
            List<String> lines = several(random, TraceContextFuzzTest::traceParent);
            Read read = new Read(lines, TraceParentHeader.read(lines), written(theirs(lines.get(0), null)));
            valid += read.ours == null ? 0 : 1;
            count(read, parents, OfTraceParent.values(), kind -> kind.explains.test(read, lines.get(0)));
        }
        for (int i = 0; i < inputs / 2; i++) {
            List<String> lines = several(random, TraceContextFuzzTest::traceState);
            Read read = new Read(lines, TraceStateHeader.read(lines), state(theirs(VALID, lines.get(0))));
            valid += "".equals(read.ours) ? 0 : 1;
            count(read, states, OfTraceState.values(), kind -> kind.explains.test(read, String.join(",", lines)));
            // What we hand to OpenTelemetry is read there as it is.
            assertThat(state(theirs(VALID, read.ours))).as("%s", lines).isEqualTo(read.ours);
        }

        assertThat(parents).containsOnlyKeys(OfTraceParent.values());
        assertThat(states).containsOnlyKeys(OfTraceState.values());
        assertThat(valid).isBetween(inputs / 4, inputs * 3 / 4);
    }

    private static <K extends Enum<K>> void count(
            Read read, Map<K, Integer> kinds, K[] all, java.util.function.Predicate<K> explains) {
        if (read.isSame()) {
            return;
        }
        for (K kind : all) {
            if (explains.test(kind)) {
                kinds.merge(kind, 1, Integer::sum);
                return;
            }
        }
        throw new AssertionError("a difference that is not listed: " + read);
    }

    private interface Line {
        String next(Random random);
    }

    private static List<String> several(Random random, Line line) {
        List<String> lines = new ArrayList<>();
        lines.add(line.next(random));
        while (random.nextInt(8) == 0) {
            lines.add(line.next(random));
        }
        return lines;
    }

    private static String traceParent(Random random) {
        StringBuilder text = new StringBuilder(55);
        text.append(random.nextInt(3) > 0 ? "00" : hex(random, 2)).append('-');
        text.append(random.nextInt(20) == 0 ? "0".repeat(32) : hex(random, 32)).append('-');
        text.append(random.nextInt(20) == 0 ? "0".repeat(16) : hex(random, 16)).append('-');
        text.append(random.nextInt(2) == 0 ? "0" + random.nextInt(4) : hex(random, 2));
        if (random.nextInt(8) == 0) {
            text.append(random.nextBoolean() ? "-" : "").append(hex(random, random.nextInt(10)));
        }
        return spoiled(random, text, "-0fgAF \t,=_\u00e9\u0000");
    }

    private static String traceState(Random random) {
        StringBuilder text = new StringBuilder();
        int members = random.nextInt(10) == 0 ? 25 + random.nextInt(12) : random.nextInt(6);
        for (int i = 0; i < members; i++) {
            text.append(i == 0 ? "" : random.nextInt(10) == 0 ? " ,\t" : ",");
            if (random.nextInt(30) > 0) {
                text.append(key(random)).append('=').append(value(random));
            }
        }
        return spoiled(random, text, "a0@=, \tA_-*/.;\u00e9\u0000");
    }

    private static String key(Random random) {
        int length = random.nextInt(60) == 0 ? 238 + random.nextInt(20) : 1 + random.nextInt(12);
        String key = chosen(random, "abcxyz", 1) + chosen(random, "abcxyz019_-*/", length - 1);
        return random.nextInt(10) > 0 ? key : key + "@" + chosen(random, "abc", 1 + random.nextInt(15));
    }

    private static String value(Random random) {
        int length = random.nextInt(12) == 0 ? 100 + random.nextInt(160) : 1 + random.nextInt(20);
        return chosen(random, "abz019 !~;:-_@", length - 1) + "v";
    }

    private static String hex(Random random, int length) {
        return chosen(random, "0123456789abcdef", length);
    }

    private static String chosen(Random random, String characters, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(characters.charAt(random.nextInt(characters.length())));
        }
        return text.toString();
    }

    /** One in four times something is put in, taken out or overwritten. */
    private static String spoiled(Random random, StringBuilder text, String with) {
        while (random.nextInt(4) == 0) {
            int at = random.nextInt(text.length() + 1);
            char c = with.charAt(random.nextInt(with.length()));
            switch (random.nextInt(4)) {
                case 0 -> text.insert(at, c);
                case 1 -> text.insert(random.nextBoolean() ? 0 : text.length(), random.nextBoolean() ? ' ' : '\t');
                case 2 -> text.delete(at, Math.min(text.length(), at + 1));
                default -> text.replace(at, Math.min(text.length(), at + 1), String.valueOf(c));
            }
        }
        return text.toString();
    }

    private static SpanContext theirs(String traceParent, @Nullable String traceState) {
        Map<String, String> carrier = new HashMap<>();
        carrier.put(TraceParentHeader.NAME, traceParent);
        if (traceState != null) {
            carrier.put(TraceStateHeader.NAME, traceState);
        }
        Context read = W3CTraceContextPropagator.getInstance().extract(Context.root(), carrier, Getter.INSTANCE);
        return Span.fromContext(read).getSpanContext();
    }

    private static @Nullable String written(SpanContext context) {
        return context.isValid()
                ? "00-" + context.getTraceId() + "-" + context.getSpanId() + "-"
                        + context.getTraceFlags().asHex().toLowerCase(Locale.ROOT)
                : null;
    }

    private static String state(SpanContext context) {
        List<String> members = new ArrayList<>();
        context.getTraceState().forEach((key, value) -> members.add(key + "=" + value));
        return String.join(",", members);
    }

    private static String stripped(String text) {
        return text.replaceAll("^[ \t]+|[ \t]+$", "");
    }

    private static boolean hasKeyTwice(String list) {
        Set<String> keys = new HashSet<>();
        return !List.of(list.split(",")).stream()
                .map(TraceContextFuzzTest::stripped)
                .allMatch(member -> keys.add(member.split("=", -1)[0]));
    }

    private static boolean hasKeyOfLevel2(String list) {
        String level1 = "[a-z][a-z0-9_*/-]{0,255}|[a-z0-9][a-z0-9_*/-]{0,239}@[a-z0-9_*/-]{1,13}";
        return List.of(list.split(",")).stream()
                .map(member -> stripped(member).split("=", -1)[0])
                .anyMatch(key -> key.matches("[a-z0-9][a-z0-9_*/@-]{0,255}") && !key.matches(level1));
    }

    private enum Getter implements TextMapGetter<Map<String, String>> {
        INSTANCE;

        @Override
        public Iterable<String> keys(Map<String, String> carrier) {
            return new TreeMap<>(carrier).keySet();
        }

        @Override
        public @Nullable String get(@Nullable Map<String, String> carrier, String key) {
            return carrier == null ? null : carrier.get(key);
        }
    }
}
