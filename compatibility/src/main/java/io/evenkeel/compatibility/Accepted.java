package io.evenkeel.compatibility;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The differences that somebody has taken on purpose, each with a reason: lines {@code <id> = <reason>}, and {@code #} comments. */
public record Accepted(Map<String, String> reasons) {

    /** @throws IllegalArgumentException for a line without a reason, naming file and line */
    public static Accepted in(Path file) throws IOException {
        Map<String, String> reasons = new LinkedHashMap<>();
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                int equals = line.indexOf(" = ");
                if (equals < 0 || line.substring(equals + 3).isBlank()) {
                    throw new IllegalArgumentException(
                            file.getFileName() + ":" + (i + 1) + ": " + line + " (expected: <id> = <reason>)");
                }
                reasons.put(line.substring(0, equals).strip(), line.substring(equals + 3));
            }
        }
        return new Accepted(reasons);
    }

    /** What stops the build: each difference that is neither compatible nor accepted, and each line that accepts nothing. */
    public List<String> objections(List<Difference> differences) {
        List<String> objections = new ArrayList<>();
        List<String> unused = new ArrayList<>(reasons.keySet());
        for (Difference difference : differences) {
            boolean accepted = unused.remove(difference.id()) || reasons.containsKey(difference.id());
            if (difference.verdict() != Verdict.COMPATIBLE && !accepted) {
                objections.add(difference.toString());
            }
        }
        unused.forEach(id -> objections.add(
                "accepted.txt accepts " + id + ", and nothing differs there.\n  What to do: " + "remove the line."));
        return objections;
    }
}
