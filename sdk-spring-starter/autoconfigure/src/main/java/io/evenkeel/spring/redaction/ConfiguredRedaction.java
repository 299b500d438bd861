package io.evenkeel.spring.redaction;

import io.evenkeel.call.InvalidSettingException;
import io.evenkeel.spring.config.EvenkeelProperties;
import io.evenkeel.tracing.Redaction;

/** What the properties say is not to be seen, whether or not spans are redacted. */
public final class ConfiguredRedaction {
    private ConfiguredRedaction() {}

    /** @throws InvalidSettingException if a name or a pattern is refused */
    public static Redaction of(EvenkeelProperties properties, boolean exceptionMessages) {
        EvenkeelProperties.Redaction given = properties.redaction();
        try {
            return new Redaction(given.names(), given.patterns(), given.keep(), exceptionMessages);
        } catch (InvalidSettingException refused) {
            throw refused.below("evenkeel.redaction");
        }
    }
}
