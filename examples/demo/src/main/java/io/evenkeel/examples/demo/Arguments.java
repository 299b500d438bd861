package io.evenkeel.examples.demo;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the command line asks for.
 *
 * @param length how long requests are sent
 * @param help whether only the usage is wanted
 */
record Arguments(Duration length, boolean help) {
    static final Duration SHORTEST = Duration.ofSeconds(15);
    static final Duration LONGEST = Duration.ofHours(1);
    static final Duration DEFAULT = Duration.ofSeconds(60);

    private static final Pattern TIME = Pattern.compile("(\\d{1,6})(s|m|h)");

    /**
     * @throws IllegalArgumentException with a text for people if an argument is unknown, or has a wrong value
     */
    static Arguments parse(String... args) {
        List<String> all = List.of(args);
        if (all.contains("--help") || all.contains("-h")) {
            return new Arguments(DEFAULT, true);
        }
        return switch (args.length) {
            case 0 -> new Arguments(DEFAULT, false);
            case 1 -> {
                if (!args[0].startsWith("--for=")) {
                    throw args[0].equals("--for") ? wrongTime("nothing") : unknown(args[0]);
                }
                yield new Arguments(time(args[0].substring("--for=".length())), false);
            }
            default -> {
                if (!args[0].equals("--for")) {
                    throw unknown(args[0]);
                }
                if (args.length > 2) {
                    throw unknown(args[2]);
                }
                yield new Arguments(time(args[1]), false);
            }
        };
    }

    private static Duration time(String text) {
        Matcher matcher = TIME.matcher(text);
        if (!matcher.matches()) {
            throw wrongTime(text);
        }
        long count = Long.parseLong(matcher.group(1));
        Duration time =
                switch (matcher.group(2)) {
                    case "s" -> Duration.ofSeconds(count);
                    case "m" -> Duration.ofMinutes(count);
                    default -> Duration.ofHours(count);
                };
        if (time.compareTo(SHORTEST) < 0 || time.compareTo(LONGEST) > 0) {
            throw wrongTime(text);
        }
        return time;
    }

    private static IllegalArgumentException wrongTime(String text) {
        return new IllegalArgumentException("--for: " + text + " (expected: 15s to 1h, such as 60s or 2m)");
    }

    private static IllegalArgumentException unknown(String argument) {
        return new IllegalArgumentException("unknown argument: " + argument + " (expected: --for or --help)");
    }
}
