package io.evenkeel.spring.startup;

import io.evenkeel.call.InvalidSettingException;
import io.evenkeel.spring.standard.ShownOrigin;
import io.evenkeel.tracing.Redaction;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.origin.Origin;
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
                        + Redaction.standard().text(cause.value())
                        + "\n    Expected: " + cause.expected()
                        + (origin == null ? "" : "\n    Origin:   " + ShownOrigin.of(origin)),
                "Set " + cause.key()
                        + " to what is expected. All settings: the table in Evenkeel's docs/configuration.md.",
                cause);
    }

    /** Where the setting stands; for a missing one, and for one of a list, where that stands which it belongs to. */
    private @Nullable Origin origin(String key) {
        String wanted = flat(key);
        Origin origin = firstOriginIn(wanted);
        String parent = wanted.substring(0, Math.max(0, wanted.lastIndexOf('.')));
        return origin == null && parent.contains(".") ? firstOriginIn(parent) : origin;
    }

    private @Nullable Origin firstOriginIn(String wanted) {
        if (environment instanceof ConfigurableEnvironment configurable) {
            for (ConfigurationPropertySource source :
                    ConfigurationPropertySources.from(configurable.getPropertySources())) {
                if (source instanceof IterableConfigurationPropertySource names) {
                    for (ConfigurationPropertyName name : names) {
                        if ((flat(name.toString()) + ".").startsWith(wanted + ".")) {
                            return Origin.from(source.getConfigurationProperty(name));
                        }
                    }
                }
            }
        }
        return null;
    }

    /** One text for all ways to write a name: with brackets or dots, kebab or camel case. */
    private static String flat(String name) {
        return name.replace('[', '.').replaceAll("[]_-]", "").toLowerCase(Locale.ROOT);
    }
}
