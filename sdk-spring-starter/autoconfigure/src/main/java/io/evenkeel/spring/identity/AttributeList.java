package io.evenkeel.spring.identity;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of {@code OTEL_RESOURCE_ATTRIBUTES}: {@code key=value} with commas between, values percent-encoded.
 *
 * @param attributes those that were understood; of two with one key the later one counts
 * @param refused what was not understood, each as its place in the list and why, without its value
 */
record AttributeList(Map<String, String> attributes, List<String> refused) {
    private static final String ENCODING = "is not percent-encoded UTF-8";

    static AttributeList of(@Nullable String list) {
        Map<String, String> attributes = new LinkedHashMap<>();
        List<String> refused = new ArrayList<>();
        String[] entries = list == null ? new String[0] : list.split(",");
        for (int i = 0; i < entries.length; i++) {
            String entry = entries[i].strip();
            int equals = entry.indexOf('=');
            String why = null;
            if (entry.isEmpty()) {
                continue;
            } else if (equals <= 0 || entry.substring(0, equals).isBlank()) {
                why = "is not key=value";
            } else {
                String value = decoded(entry.substring(equals + 1).strip());
                String text = Variables.text(value);
                if (value == null) {
                    why = ENCODING;
                } else if (text != null) {
                    attributes.put(entry.substring(0, equals).strip(), text);
                } else if (!value.isBlank()) {
                    why = "has control characters";
                }
            }
            if (why != null) {
                refused.add("entry " + (i + 1) + ' ' + why);
            }
        }
        return new AttributeList(attributes, refused);
    }

    /** Whether an entry cannot be decoded: others who read the list may fail then. */
    boolean isWronglyEncoded() {
        return refused.stream().anyMatch(entry -> entry.endsWith(ENCODING));
    }

    private static @Nullable String decoded(String value) {
        if (value.indexOf('%') < 0) {
            return value;
        }
        byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length);
        for (int i = 0; i < encoded.length; i++) {
            if (encoded[i] != '%') {
                bytes.write(encoded[i]);
                continue;
            }
            int high = i + 2 < encoded.length ? Character.digit(encoded[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(encoded[i + 2], 16);
            if (low < 0) {
                return null;
            }
            bytes.write(high * 16 + low);
            i += 2;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
