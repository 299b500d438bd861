package io.evenkeel.compatibility;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The configuration keys of the last release against those of now. */
final class KeyDiff {
    private static final String METADATA = "META-INF/additional-spring-configuration-metadata.json";

    private final Version version;
    private final List<Difference> differences = new ArrayList<>();

    /** @param version the version that is being built */
    KeyDiff(Version version) {
        this.version = version;
    }

    List<Difference> between(Map<String, Key> old, Map<String, Key> now) {
        old.values().forEach(was -> compare(was, now.get(was.name())));
        for (Key key : now.values()) {
            if (!old.containsKey(key.name())) {
                differences.add(
                        Difference.compatible("key " + key.name() + " added", "the key " + key.name() + " is new"));
                if (key.deprecation() != null) {
                    deprecation(key, null, key.deprecation(), now);
                }
            }
        }
        old.values().forEach(was -> {
            Key is = now.get(was.name());
            if (is != null && is.deprecation() != null) {
                deprecation(is, was.deprecation(), is.deprecation(), now);
            }
        });
        return List.copyOf(differences);
    }

    private void compare(Key was, @Nullable Key is) {
        String id = "key " + was.name();
        if (is == null) {
            gone(was);
            return;
        }
        if (!was.type().equals(is.type())) {
            differences.add(new Difference(
                    Verdict.BREAKING,
                    id + " type",
                    "the type of the key " + was.name() + " was " + was.type() + " and is " + is.type(),
                    "Services that have set it do not start any more, or mean something else.",
                    "Give what is new a key of its own, and deprecate " + was.name() + " in " + METADATA
                            + " in its favour."));
        }
        if (!was.standard().equals(is.standard())) {
            differences.add(new Difference(
                    Verdict.BREAKING,
                    id + " default",
                    "the default of the key " + was.name() + " was " + said(was.standard()) + " and is "
                            + said(is.standard()),
                    "Services that have not set it behave differently after an update, and nobody has decided that.",
                    "Defaults change with a new version of the standard only, which says so at the start and can be put off: "
                            + "put the value there. Then add the line \"" + id
                            + " default = <version of the standard>\" to compatibility/accepted.txt."));
        }
        for (String value : was.values()) {
            if (!is.values().contains(value)) {
                differences.add(new Difference(
                        Verdict.BREAKING,
                        id + " value " + value,
                        "the key " + was.name() + " knows its value " + value + " no more",
                        "Services that have set it to that do not start any more.",
                        "Go on understanding it for two minor releases, with a warning, and list it in " + METADATA
                                + "."));
            }
        }
    }

    private void gone(Key was) {
        Key.Deprecation deprecation = was.deprecation();
        if (deprecation != null && deprecation.removed()) {
            differences.add(Difference.compatible(
                    "key " + was.name() + " removed",
                    "the key " + was.name() + " is gone, and was of no effect in the release before"));
            return;
        }
        differences.add(new Difference(
                Verdict.NEEDS_DEPRECATION,
                "key " + was.name() + " removed",
                "the key " + was.name() + " is gone",
                "A key that is not known stops the start: services that have set it do not come up any more.",
                "Put it back for two minor releases, and deprecate it in " + METADATA
                        + ": \"deprecation\": { \"level\": \"warning\", \"since\": \"" + version
                        + "\", \"replacement\": …, \"reason\": … }."));
    }

    private void deprecation(Key key, Key.@Nullable Deprecation before, Key.Deprecation now, Map<String, Key> keys) {
        String id = "key " + key.name() + " deprecation";
        if (now.reason().isBlank() || now.since().isBlank()) {
            differences.add(new Difference(
                    Verdict.BREAKING,
                    id,
                    "the key " + key.name() + " is deprecated without "
                            + (now.reason().isBlank() ? "a reason" : "\"since\""),
                    "Users see that it goes away, and not why or when.",
                    "Write \"reason\" and \"since\" in " + METADATA + "."));
            return;
        }
        if (!now.replacement().isBlank() && !keys.containsKey(now.replacement())) {
            differences.add(new Difference(
                    Verdict.BREAKING,
                    id,
                    "the key " + key.name() + " is deprecated in favour of " + now.replacement()
                            + ", which does not exist",
                    "Users, and the tools that rewrite their configuration, are sent to a key that stops the start.",
                    "Correct \"replacement\" in " + METADATA + "."));
            return;
        }
        Version since = Version.of(now.since());
        String expected = before == null ? version.toString() : before.since();
        if (!now.since().equals(expected)) {
            differences.add(new Difference(
                    Verdict.BREAKING,
                    id,
                    "the key " + key.name() + " is said to be deprecated since " + now.since()
                            + ", and the release before did not say so",
                    "Users would have less than two minor releases to follow.",
                    "Write \"since\": \"" + expected + "\" in " + METADATA + "."));
            return;
        }
        if (now.removed() && !version.mayLack(since)) {
            differences.add(new Difference(
                    Verdict.NEEDS_DEPRECATION,
                    id,
                    "the key " + key.name() + " is of no effect any more (level error), and deprecated only since "
                            + since,
                    "Services that have set it fail without two minor releases of warnings.",
                    "Keep \"level\": \"warning\" in " + METADATA + ", and the key working, until "
                            + version.firstWithout(since) + "."));
        }
    }

    private static String said(String standard) {
        return standard.isEmpty() ? "none" : standard;
    }
}
