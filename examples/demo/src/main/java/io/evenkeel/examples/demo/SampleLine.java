package io.evenkeel.examples.demo;

import java.util.HashMap;
import java.util.Map;

/** Reads one line of the Prometheus text format 0.0.4, such as {@code calls_total{outcome="ok"} 3.0}. */
final class SampleLine {
    private final String line;
    private int position;

    private SampleLine(String line) {
        this.line = line;
    }

    /**
     * @throws IllegalArgumentException if it is not a sample
     */
    static Sample parse(String line) {
        try {
            return new SampleLine(line).sample();
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
            throw new IllegalArgumentException("not a sample: " + line, e);
        }
    }

    private Sample sample() {
        String name = upTo("{ ");
        Map<String, String> labels = new HashMap<>();
        if (line.charAt(position) == '{') {
            position++;
            while (line.charAt(position) != '}') {
                String label = upTo("=").strip();
                position += 2; // ="
                labels.put(label, quoted());
                if (line.charAt(position) == ',') {
                    position++;
                }
            }
            position++;
        }
        String value = line.substring(position).strip().split(" ", 2)[0]; // a timestamp may follow
        return new Sample(name, labels, number(value));
    }

    private String upTo(String ends) {
        int start = position;
        while (ends.indexOf(line.charAt(position)) < 0) {
            position++;
        }
        return line.substring(start, position);
    }

    private String quoted() {
        StringBuilder text = new StringBuilder();
        while (line.charAt(position) != '"') {
            char next = line.charAt(position++);
            if (next == '\\') {
                char escaped = line.charAt(position++);
                next = escaped == 'n' ? '\n' : escaped;
            }
            text.append(next);
        }
        position++;
        return text.toString();
    }

    private static double number(String value) {
        return switch (value) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(value);
        };
    }
}
