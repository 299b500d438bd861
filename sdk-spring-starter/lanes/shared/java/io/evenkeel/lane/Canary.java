package io.evenkeel.lane;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Something that nobody must see.
 *
 * @param kind what it is
 * @param text as it is planted; needs no encoding in a URL's query
 * @param mark the part of it that is looked for: it is the same however it is encoded
 */
record Canary(Kind kind, String text, String mark) {
    enum Kind {
        TOKEN,
        MAIL,
        CARD,
        JWT,
        PASSWORD
    }

    /** Always the same ones. */
    static List<Canary> flock(int size) {
        Random random = new Random(5);
        return IntStream.range(0, size)
                .mapToObj(i -> of(Kind.values()[i % Kind.values().length], random))
                .toList();
    }

    private static Canary of(Kind kind, Random random) {
        String mark = letters(20, random);
        return switch (kind) {
            case TOKEN -> new Canary(kind, mark, mark);
            case MAIL -> new Canary(kind, mark + "@shop.example", mark);
            case CARD -> card(random);
            case JWT -> new Canary(kind, base64("{\"alg\":\"none\"}") + "." + base64("{\"sub\":1}") + "." + mark, mark);
            case PASSWORD -> new Canary(kind, mark + "-7", mark);
        };
    }

    private static String base64(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String letters(int length, Random random) {
        String from = "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
        StringBuilder letters = new StringBuilder("q");
        while (letters.length() < length) {
            letters.append(from.charAt(random.nextInt(from.length())));
        }
        return letters.toString();
    }

    private static Canary card(Random random) {
        StringBuilder number = new StringBuilder("4");
        while (number.length() < 15) {
            number.append(random.nextInt(10));
        }
        int sum = 0;
        for (int i = 0; i < 15; i++) {
            int digit = number.charAt(14 - i) - '0';
            int counted = i % 2 == 0 ? 2 * digit : digit;
            sum += counted > 9 ? counted - 9 : counted;
        }
        number.append((10 - sum % 10) % 10);
        return new Canary(Kind.CARD, number.toString(), number.toString());
    }
}
