package io.evenkeel.spring.config;

import io.evenkeel.call.InvalidSettingException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the configuration calls what the core has refused. What only code can say gets the key that comes closest. */
final class ConfiguredKeys {
    private static final String ANY = "dependencies.<name>.";
    private static final Pattern OF_A_GUARD = Pattern.compile("(dependency-defaults|dependencies\\..+?)\\.("
            + "mode|deadline-mode|timeout|attempt-timeout|idempotent|concurrency-limit"
            + "|(?:breaker\\.)?(?:failure-ratio|minimum-calls|window|open-for|trial-calls)"
            + "|(?:retry\\.)?(?:max-retries|backoff|max-backoff|tokens-per-success|max-tokens))");

    private ConfiguredKeys() {}

    /** The same refusal, with its key as it is written in the properties. */
    static InvalidSettingException named(InvalidSettingException refused) {
        if (isWhole(refused.key())) {
            return refused;
        }
        InvalidSettingException configured = new InvalidSettingException(
                "evenkeel." + key(refused.key(), refused.value()), refused.value(), refused.expected());
        configured.addSuppressed(refused);
        return configured;
    }

    /** What the standard forbids is refused by the name of the property, which need not be one of ours. */
    private static boolean isWhole(String key) {
        return key.startsWith("evenkeel.") || key.startsWith("management.");
    }

    private static String key(String key, String value) {
        if (key.equals("journey")) {
            return "journeys." + value;
        }
        if (key.equals("dependency")) {
            return "dependencies." + value;
        }
        Matcher guard = OF_A_GUARD.matcher(key);
        return guard.matches() ? ofGuard(guard.group(1), guard.group(2)) : key;
    }

    private static String ofGuard(String prefix, String said) {
        boolean all = prefix.equals("dependency-defaults");
        String part = said.replaceFirst("^(breaker|retry)\\.", "");
        if (part.equals("deadline-mode")) {
            return "deadline.mode";
        }
        if (all && part.equals("mode")) {
            return "mode";
        }
        boolean breaker = part.matches("failure-ratio|minimum-calls|window|open-for|trial-calls");
        boolean retry = part.matches("max-retries|backoff|max-backoff|tokens-per-success|max-tokens");
        String whole = breaker ? "breaker." + part : retry ? "retry." + part : part;
        if (!all) {
            return prefix + "." + whole;
        }
        boolean own = breaker || part.equals("attempt-timeout") || part.equals("idempotent");
        return own ? ANY + whole : "outbound." + whole;
    }
}
