package io.evenkeel.spring.startup;

import io.evenkeel.call.InvalidSettingException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;

/** Says at a failed start which setting was refused, where it stands, and what was expected. */
public final class InvalidSettingFailureAnalyzer extends AbstractFailureAnalyzer<InvalidSettingException> {
    private final Environment environment;

    /** Called by Spring Boot, which passes what it has. */
    public InvalidSettingFailureAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidSettingException cause) {
        Origin origin = origin(cause.key());
        return new FailureAnalysis(
                "A setting of Evenkeel was refused:\n\n    Setting:  " + cause.key() + "\n    Value:    "
                        + cause.value()
                        + "\n    Expected: " + cause.expected()
                        + (origin == null ? "" : "\n    Origin:   " + origin),
                "Set " + cause.key()
                        + " to what is expected. All settings: the table in Evenkeel's docs/configuration.md.",
                cause);
    }

    private @Nullable Origin origin(String key) {
        return environment instanceof ConfigurableEnvironment sources
                ? sources.getPropertySources().stream()
                        .map(source -> OriginLookup.getOrigin(source, key))
                        .filter(found -> found != null)
                        .findFirst()
                        .orElse(null)
                : null;
    }
}
