package io.evenkeel.tracing;

import io.evenkeel.call.InvalidSettingException;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.AttributeType;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What may leave the service with a trace. Names say of some attributes that their values must not, and every other text is
 * scanned for what must not by its form. Thread-safe; never throws.
 */
public final class Redaction {
    /** Stands where something was. */
    public static final String REDACTED = "REDACTED";

    private final SensitiveNames names;
    private final SensitiveText text;
    private final boolean exceptionMessages;

    /**
     * @param names names of attributes to mask, besides the standard ones
     * @param patterns regular expressions of what to mask in any text, besides the standard ones
     * @param kept standard names of attributes that may leave
     * @param exceptionMessages whether messages and stack traces of exceptions may leave; they are scanned even then
     * @throws InvalidSettingException if one of them is refused; its key is {@code names}, {@code patterns} or {@code keep}
     */
    public Redaction(List<String> names, List<String> patterns, List<String> kept, boolean exceptionMessages) {
        this.text = new SensitiveText(patterns);
        this.names = new SensitiveNames(names, kept, exceptionMessages, text);
        this.exceptionMessages = exceptionMessages;
    }

    /** With the standard names and patterns only, and without messages of exceptions. */
    public static Redaction standard() {
        return new Redaction(List.of(), List.of(), List.of(), false);
    }

    /** Whether messages and stack traces of exceptions may leave. */
    public boolean exceptionMessages() {
        return exceptionMessages;
    }

    /** A text that has no name, such as that of a span, without what must not leave; the same one if that is nothing. */
    public String text(String given) {
        return text.scanned(given);
    }

    /** Whether a text of this name may leave as it is. */
    public boolean mayLeave(String name, String value) {
        return value(AttributeKey.stringKey(name), value) == value;
    }

    /** The attributes without what must not leave; the same ones if that is nothing. */
    public Attributes attributes(Attributes given) {
        AttributesBuilder changed = null;
        for (Map.Entry<AttributeKey<?>, Object> entry : given.asMap().entrySet()) {
            Object redacted = value(entry.getKey(), entry.getValue());
            if (redacted != entry.getValue()) {
                changed = changed == null ? given.toBuilder() : changed;
                changed.remove(entry.getKey());
                put(changed, entry.getKey(), redacted);
            }
        }
        return changed == null ? given : changed.build();
    }

    @SuppressWarnings("unchecked") // a list is put only where a list was
    private static void put(AttributesBuilder attributes, AttributeKey<?> key, @Nullable Object value) {
        if (value instanceof List<?> list) {
            attributes.put((AttributeKey<List<String>>) key, (List<String>) list);
        } else if (value != null) {
            attributes.put(key.getKey(), value.toString());
        }
    }

    /** What is left of the value, {@code null} for nothing; the same one if it may leave. */
    private @Nullable Object value(AttributeKey<?> key, Object value) {
        Treatment treatment = names.of(key.getKey());
        if (treatment == Treatment.DROP) {
            return null;
        }
        if (value instanceof String one) {
            String left = treated(treatment, one);
            return left.equals(one) ? value : left;
        }
        if (value instanceof List<?> list && key.getType() == AttributeType.STRING_ARRAY) {
            List<String> left =
                    list.stream().map(one -> treated(treatment, one.toString())).toList();
            return left.equals(list) ? value : left;
        }
        if (treatment == Treatment.MASK) {
            return REDACTED;
        }
        String shown = value.toString();
        return value instanceof Boolean
                        || value instanceof Double
                        || text.scanned(shown).equals(shown)
                ? value
                : REDACTED;
    }

    private String treated(Treatment treatment, String value) {
        return switch (treatment) {
            case SCAN -> text.scanned(value);
            case MASK, DROP -> REDACTED;
            case ORIGIN -> text.scanned(Origins.of(value));
            case STATEMENT -> text.scanned(Statements.shape(value));
        };
    }
}
