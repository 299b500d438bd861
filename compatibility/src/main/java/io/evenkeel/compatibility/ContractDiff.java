package io.evenkeel.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The telemetry contract of the last release against that of now, field by field. */
public final class ContractDiff {
    private static final String DEPRECATE =
            " in the section Deprecated of docs/telemetry.md, and run compatibility/accept.";

    private final JsonNode old;
    private final JsonNode now;
    private final Version version;
    private final List<Difference> differences = new ArrayList<>();

    private ContractDiff(JsonNode old, JsonNode now, Version version) {
        this.old = old;
        this.now = now;
        this.version = version;
    }

    /**
     * What differs, with a verdict each.
     *
     * @param version the version that is being built
     */
    public static List<Difference> between(JsonNode old, JsonNode now, Version version) {
        ContractDiff diff = new ContractDiff(old, now, version);
        diff.meters();
        diff.identityLabels();
        diff.items(
                "log key", "key", "logKeys", "Searches and parsers that read this key of our log lines find nothing.");
        diff.items(
                "span attribute",
                "attribute",
                "spanAttributes",
                "Searches for traces, and the collector's sampling policies, that read it match nothing.");
        diff.items(
                "header",
                "header",
                "headers",
                "Services with an older SDK wait for it: deadlines and retries are not handed on between versions.");
        diff.logLines();
        return List.copyOf(diff.differences);
    }

    private void meters() {
        JsonNode before = old.path("meters");
        JsonNode after = now.path("meters");
        for (String meter : names(before)) {
            JsonNode was = before.path(meter);
            JsonNode is = after.path(meter);
            if (is.isMissingNode()) {
                gone(
                        "meter " + meter,
                        "meter " + meter,
                        was,
                        likely(was),
                        "Dashboards, rules and alerts that read "
                                + was.path("prometheus").asText() + " find nothing, and the alerts fall silent.");
                continue;
            }
            field(meter, "kind", was, is);
            field(meter, "unit", was, is);
            field(meter, "prometheus", was, is);
            labels(meter, was.path("labels"), is.path("labels"));
            buckets(meter, was.path("buckets"), is.path("buckets"));
            deprecation("meter " + meter, was, is, after);
        }
        added("meter", before, after);
    }

    /** A new meter that is as the one that is gone: probably that one, renamed. */
    private String likely(JsonNode gone) {
        JsonNode after = now.path("meters");
        for (String meter : names(after)) {
            JsonNode candidate = after.path(meter);
            if (old.path("meters").path(meter).isMissingNode()
                    && candidate.path("kind").equals(gone.path("kind"))
                    && names(candidate.path("labels")).equals(names(gone.path("labels")))) {
                return meter;
            }
        }
        return "";
    }

    private void field(String meter, String field, JsonNode was, JsonNode is) {
        if (!was.path(field).equals(is.path(field))) {
            String named = field.equals("prometheus") ? "Prometheus name" : field;
            differences.add(new Difference(
                    Verdict.BREAKING,
                    "meter " + meter + " " + field,
                    "the " + named + " of the meter " + meter + " was "
                            + was.path(field).asText() + " and is "
                            + is.path(field).asText(),
                    "Rules and dashboards that read " + was.path("prometheus").asText()
                            + " go on, and are wrong: the numbers mean something else.",
                    "Leave " + meter + " as it was and emit what is new as a meter with a name of its own; to replace "
                            + meter + ", put it" + DEPRECATE));
        }
    }

    private void labels(String meter, JsonNode before, JsonNode after) {
        for (String label : names(before)) {
            String subject = "label " + meter + "/" + label;
            JsonNode was = before.path(label);
            JsonNode is = after.path(label);
            if (is.isMissingNode()) {
                gone(
                        subject,
                        "label " + label + " of the meter " + meter,
                        was,
                        "",
                        "Queries that select or group by it lose its values: a selector matches nothing, and sums by it become "
                                + "one.");
            } else {
                values(subject, was, is);
                deprecation(subject, was, is, after);
            }
        }
        for (String label : names(after)) {
            if (before.path(label).isMissingNode()) {
                differences.add(new Difference(
                        Verdict.BREAKING,
                        "label " + meter + "/" + label + " added",
                        "the meter " + meter + " has a new label " + label,
                        "Every series gets another identity: joins and rules that do not name all labels, such as those with "
                                + "without() or ignoring(), no longer match.",
                        "Emit a meter with a name of its own that has the label, and leave " + meter + " as it was."));
            }
        }
    }

    private void values(String subject, JsonNode was, JsonNode is) {
        String set = was.path("set").asText("any");
        String then = is.path("set").asText("any");
        Set<String> before = names(was.path("values"));
        Set<String> after = names(is.path("values"));
        if (!set.equals(then)) {
            boolean looser = set.equals("closed") || then.equals("any");
            differences.add(
                    looser
                            ? new Difference(
                                    Verdict.BREAKING,
                                    subject + " set",
                                    "the set of values of the " + subject + " was " + set + " and is " + then,
                                    "Those who listed all values, as was promised, no longer see everything.",
                                    "Leave the set as it was; if it has to grow, do it before 1.0 only, with the line "
                                            + "\"" + subject + " set = <reason>\" in compatibility/accepted.txt.")
                            : Difference.compatible(
                                    subject + " set",
                                    "the set of values of the " + subject + " was " + set + " and is " + then));
        }
        if (then.equals("any")) {
            return;
        }
        for (String value : before) {
            if (!after.contains(value)) {
                gone(
                        "value " + subject.substring("label ".length()) + "/" + value,
                        "value " + value + " of the " + subject,
                        was.path("values").path(value),
                        "",
                        "Rules that select it match nothing any more, and their alerts fall silent.");
            } else {
                deprecation(
                        "value " + subject.substring("label ".length()) + "/" + value,
                        was.path("values").path(value),
                        is.path("values").path(value),
                        is.path("values"));
            }
        }
        for (String value : after) {
            if (!before.contains(value) && !set.equals("any")) {
                String id = "value " + subject.substring("label ".length()) + "/" + value + " added";
                String what = "the " + subject + " has a new value " + value;
                differences.add(
                        set.equals("open")
                                ? Difference.compatible(id, what)
                                : new Difference(
                                        Verdict.BREAKING,
                                        id,
                                        what + " in a set that was closed",
                                        "Those who listed all values, as was promised, miss what is counted under the new one.",
                                        "Count it under a meter with a name of its own; or, before 1.0, add the line \""
                                                + id + " = <reason>\" to compatibility/accepted.txt."));
            }
        }
    }

    private void buckets(String meter, JsonNode before, JsonNode after) {
        Set<String> was = texts(before);
        Set<String> is = texts(after);
        for (String bucket : was) {
            if (!is.contains(bucket)) {
                differences.add(new Difference(
                        Verdict.BREAKING,
                        "bucket " + meter + "/" + bucket + " removed",
                        "the histogram of " + meter + " has its boundary " + bucket + " s no more",
                        "Rules that read the series with le=\"" + bucket
                                + "\" find nothing, and quantiles across services of " + "both versions are wrong.",
                        "Keep the boundary: boundaries may only be added."));
            }
        }
        for (String bucket : is) {
            if (!was.contains(bucket)) {
                differences.add(Difference.compatible(
                        "bucket " + meter + "/" + bucket + " added",
                        "the histogram of " + meter + " has a new boundary " + bucket + " s"));
            }
        }
    }

    private void identityLabels() {
        Set<String> before = texts(old.path("identityLabels"));
        Set<String> after = texts(now.path("identityLabels"));
        Set<String> changed = new TreeSet<>(before);
        changed.addAll(after);
        for (String label : changed) {
            if (!(before.contains(label) && after.contains(label))) {
                differences.add(new Difference(
                        Verdict.BREAKING,
                        "identity label " + label,
                        "the label " + label + " of all meters is " + (before.contains(label) ? "gone" : "new"),
                        "Every series of every service gets another identity, and the rules of the fleet join on these labels.",
                        "Leave it as it was; what is to be known besides is a label of reliability.info, by a meter of its "
                                + "own."));
            }
        }
    }

    private void items(String words, String kind, String room, String consequence) {
        JsonNode before = old.path(room);
        JsonNode after = now.path(room);
        for (String name : names(before)) {
            JsonNode was = before.path(name);
            JsonNode is = after.path(name);
            if (is.isMissingNode()) {
                gone(kind + " " + name, words + " " + name, was, "", consequence);
                continue;
            }
            for (String field : List.of("type", "value")) {
                if (!was.path(field).equals(is.path(field))) {
                    differences.add(new Difference(
                            Verdict.BREAKING,
                            kind + " " + name + " " + field,
                            "the " + field + " of the " + words + " " + name + " was "
                                    + was.path(field).asText() + " and is "
                                    + is.path(field).asText(),
                            "Those who read it understand it no more, or wrongly.",
                            "Give what is new a name of its own beside it, and put " + name + DEPRECATE));
                }
            }
            for (String place : texts(was.path("on"))) {
                if (!texts(is.path("on")).contains(place)) {
                    gone(
                            kind + " " + name,
                            kind + " " + name + " on " + place,
                            words + " " + name + " on the span of each " + place,
                            was,
                            "",
                            consequence);
                }
            }
            deprecation(kind + " " + name, was, is, after);
        }
        added(words, before, after);
    }

    private void logLines() {
        JsonNode before = old.path("logLines");
        JsonNode after = now.path("logLines");
        for (String logger : names(before)) {
            List<String> was = ordered(before.path(logger).path("fields"));
            List<String> is = ordered(after.path(logger).path("fields"));
            if (is.size() < was.size() || !is.subList(0, was.size()).equals(was)) {
                differences.add(new Difference(
                        Verdict.BREAKING,
                        "log line " + logger,
                        "the fields of the lines of " + logger + " were " + was + " and are " + is,
                        "Parsers of these lines read them in their order, and fail.",
                        "Keep the fields and their order; what is new comes behind them."));
            }
        }
    }

    private void added(String words, JsonNode before, JsonNode after) {
        for (String name : names(after)) {
            if (before.path(name).isMissingNode()) {
                differences.add(
                        Difference.compatible(words + " " + name + " added", "the " + words + " " + name + " is new"));
                deprecation(words + " " + name, MissingNode.getInstance(), after.path(name), after);
            }
        }
    }

    /** Something is not there any more, which is right only if it has been deprecated for long enough. */
    private void gone(String id, String words, JsonNode was, String likely, String consequence) {
        gone(id, id, words, was, likely, consequence);
    }

    /** @param row what deprecates it, in the table of what is deprecated */
    private void gone(String row, String id, String words, JsonNode was, String likely, String consequence) {
        JsonNode since = was.path("deprecated").path("since");
        if (since.isTextual()) {
            Version deprecated = Version.of(since.asText());
            differences.add(
                    version.mayLack(deprecated)
                            ? Difference.compatible(
                                    id + " removed", "the " + words + " is gone, deprecated since " + deprecated)
                            : new Difference(
                                    Verdict.NEEDS_DEPRECATION,
                                    id + " removed",
                                    "the " + words + " is gone, and deprecated only since " + deprecated,
                                    consequence,
                                    "Emit it until " + version.firstWithout(deprecated)
                                            + ", the first version that may be without it."));
            return;
        }
        String renamed = likely.isEmpty() ? "" : "; " + likely + " has its kind and its labels, and is new";
        differences.add(new Difference(
                Verdict.NEEDS_DEPRECATION,
                id + " removed",
                "the " + words + " is gone" + renamed,
                consequence,
                "Emit " + (likely.isEmpty() ? "it" : "both names")
                        + " for two minor releases: put it back, add the row `" + row + "` | `" + version + "` | `"
                        + (likely.isEmpty() ? "what replaces it" : likely) + "`" + DEPRECATE));
    }

    /**
     * What is deprecated says since when, which is now if it was not before, and names what is there in its place: one of its
     * kind, or a meter, because no meter gets a new label and no closed set a new value.
     */
    private void deprecation(String subject, JsonNode was, JsonNode is, JsonNode siblings) {
        JsonNode before = was.path("deprecated");
        JsonNode after = is.path("deprecated");
        if (after.isMissingNode()) {
            return;
        }
        String since = after.path("since").asText();
        String expected = before.path("since").asText(version.toString());
        if (!since.equals(expected)) {
            differences.add(new Difference(
                    Verdict.BREAKING,
                    subject + " deprecated since",
                    "the " + subject + " is said to be deprecated since " + since
                            + ", and the release before did not say so",
                    "Users would have less than two minor releases to follow.",
                    "Write " + expected + DEPRECATE));
        }
        String replacement = after.path("replacement").asText();
        String name = replacement.substring(replacement.lastIndexOf('/') + 1);
        if (siblings.path(name).isMissingNode()
                && now.path("meters").path(replacement).isMissingNode()) {
            differences.add(new Difference(
                    Verdict.BREAKING,
                    subject + " replacement",
                    "the " + subject + " is deprecated in favour of " + replacement + ", which is not emitted",
                    "Users are told to go where there is nothing.",
                    "Emit both, or correct the name" + DEPRECATE));
        }
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Set<String> texts(JsonNode array) {
        return new LinkedHashSet<>(ordered(array));
    }

    private static List<String> ordered(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }
}
