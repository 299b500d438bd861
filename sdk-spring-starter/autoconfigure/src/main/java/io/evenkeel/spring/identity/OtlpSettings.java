package io.evenkeel.spring.identity;

import io.evenkeel.call.InvalidSettingException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;

/**
 * Where traces, metrics and logs are sent by OTLP, said once for every line of Spring Boot: {@code evenkeel.otlp.*}, or the
 * variables of OpenTelemetry. What the application tells Boot itself is left alone.
 */
public final class OtlpSettings {
    /** Made by Boot 4.1 from the variables, and not what the application says. */
    private static final String VARIABLES_OF_BOOT = "openTelemetryEnvironmentVariables";

    private static final String ENDPOINT = "evenkeel.otlp.endpoint";

    private final Environment environment;
    private final Variables variables;
    private final Binder binder;

    public OtlpSettings(Environment environment) {
        this.environment = environment;
        this.variables = new Variables(environment);
        this.binder = Binder.get(environment);
    }

    /**
     * What is said here in the words of Spring Boot, for each of its lines, as defaults below all settings of the application.
     * A value that is refused says nothing: {@code check} tells of it, when that can be reported.
     */
    public Map<String, String> defaults() {
        Map<String, String> defaults = new LinkedHashMap<>();
        for (OtlpSignal signal : OtlpSignal.values()) {
            String endpoint = endpoint(signal);
            boolean ofTheApplication = isSaidToBoot(signal);
            boolean sent = isSent(signal);
            if (!sent) {
                if (signal != OtlpSignal.TRACES || isSwitched(signal)) {
                    signal.switches().forEach(key -> defaults.put(key, "false"));
                }
            } else if (!ofTheApplication && endpoint != null) {
                signal.endpoints().forEach(key -> defaults.put(key, endpoint));
                if (isGrpc(signal)) {
                    signal.transports().forEach(key -> defaults.put(key, "grpc"));
                }
            }
        }
        if (isSent(OtlpSignal.TRACES) && !isSent(OtlpSignal.LOGS)) {
            // It repeats itself each minute, with a stack trace; "io.evenkeel.export" says the same once.
            defaults.put("logging.level.io.opentelemetry.exporter.internal", "off");
        }
        // The contract has seconds, and Micrometer's OTLP registry milliseconds unless it is told.
        defaults.put("management.otlp.metrics.export.base-time-unit", "seconds");
        return defaults;
    }

    /** Refuses what is wrong under {@code evenkeel.otlp}. */
    void check() {
        String endpoint = bound(ENDPOINT);
        if (endpoint != null && !isEndpoint(endpoint)) {
            throw new InvalidSettingException(
                    ENDPOINT,
                    withoutUser(endpoint),
                    "a URL of http or https without user and query, such as http://collector:4318");
        }
        for (OtlpSignal signal : OtlpSignal.values()) {
            if (Boolean.TRUE.equals(said(signal)) && endpoint(signal) == null && !isSaidToBoot(signal)) {
                throw new InvalidSettingException(
                        "evenkeel.otlp." + signal.label(), true, "false, or a value for " + ENDPOINT + " as well");
            }
        }
    }

    /** Where Spring Boot was told to send a signal, without what may be secret; null if it was told nothing. */
    @Nullable
    String endpointOfBoot(OtlpSignal signal) {
        List<String> keys = signal.endpoints();
        boolean boot3 = SpringBootVersion.getVersion().startsWith("3.");
        String endpoint = environment.getProperty(boot3 ? keys.get(0) : keys.get(keys.size() - 1));
        return endpoint == null ? null : shown(endpoint);
    }

    /** Why a signal is not sent. */
    String reason(OtlpSignal signal) {
        Boolean said = said(signal);
        String exporter = "OTEL_" + signal.name() + "_EXPORTER";
        if (said == null && "none".equals(variables.get(exporter))) {
            return exporter + " is none";
        }
        if (endpoint(signal) == null && !isSaidToBoot(signal)) {
            return ENDPOINT + " is not set";
        }
        if (said == null && signal.byDefault()) {
            return "switched off, or opentelemetry-exporter-otlp is absent";
        }
        return "evenkeel.otlp." + signal.label() + " is " + (said == null ? "not true" : said);
    }

    private boolean isSent(OtlpSignal signal) {
        return (isSaidToBoot(signal) || endpoint(signal) != null) && isWanted(signal);
    }

    private boolean isWanted(OtlpSignal signal) {
        Boolean said = said(signal);
        if (said != null) {
            return said;
        }
        String exporters = variables.get("OTEL_" + signal.name() + "_EXPORTER");
        if (exporters != null) {
            return exporters.toLowerCase(Locale.ROOT).contains("otlp");
        }
        return signal.byDefault()
                || isSaidToBoot(signal)
                || variables.get("OTEL_EXPORTER_OTLP_" + signal.name() + "_ENDPOINT") != null;
    }

    private boolean isSwitched(OtlpSignal signal) {
        return said(signal) != null || variables.get("OTEL_" + signal.name() + "_EXPORTER") != null;
    }

    private @Nullable Boolean said(OtlpSignal signal) {
        try {
            return binder.bind("evenkeel.otlp." + signal.label(), Boolean.class).orElse(null);
        } catch (BindException refused) {
            return null; // reported where all properties are bound
        }
    }

    private @Nullable String endpoint(OtlpSignal signal) {
        String base = bound(ENDPOINT);
        if (base == null) {
            String own = variables.get("OTEL_EXPORTER_OTLP_" + signal.name() + "_ENDPOINT");
            if (own != null) {
                return isEndpoint(own) ? own : null;
            }
            base = variables.get("OTEL_EXPORTER_OTLP_ENDPOINT");
        }
        if (base == null || !isEndpoint(base)) {
            return null;
        }
        if (isGrpc(signal) && !signal.transports().isEmpty()) {
            return base;
        }
        return (base.endsWith("/") ? base : base + '/') + "v1/" + signal.label();
    }

    private boolean isGrpc(OtlpSignal signal) {
        String own = variables.get("OTEL_EXPORTER_OTLP_" + signal.name() + "_PROTOCOL");
        return bound(ENDPOINT) == null
                && "grpc".equalsIgnoreCase(own == null ? variables.get("OTEL_EXPORTER_OTLP_PROTOCOL") : own);
    }

    /** Whether the application names an endpoint under a key of Spring Boot. */
    private boolean isSaidToBoot(OtlpSignal signal) {
        return environment instanceof ConfigurableEnvironment configurable
                && configurable.getPropertySources().stream()
                        .filter(source -> !source.getName().equals(VARIABLES_OF_BOOT))
                        .filter(source -> !source.getName().equals("configurationProperties"))
                        .anyMatch(source -> saysOneOf(source, signal));
    }

    private static boolean saysOneOf(PropertySource<?> source, OtlpSignal signal) {
        ConfigurationPropertySource names = ConfigurationPropertySource.from(source);
        return names != null
                && signal.endpoints().stream()
                        .anyMatch(key -> names.getConfigurationProperty(ConfigurationPropertyName.of(key)) != null);
    }

    private @Nullable String bound(String key) {
        String value = binder.bind(key, String.class).orElse(null);
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static boolean isEndpoint(String text) {
        try {
            URI uri = URI.create(text);
            return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getQuery() == null
                    && uri.getFragment() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Without user, password and query: they may be secret. */
    private static String shown(String endpoint) {
        try {
            URI uri = URI.create(endpoint);
            String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
            return uri.getHost() == null
                    ? "a collector"
                    : uri.getScheme() + "://" + uri.getHost() + port + (uri.getPath() == null ? "" : uri.getPath());
        } catch (IllegalArgumentException e) {
            return "a collector";
        }
    }

    private static String withoutUser(String endpoint) {
        return endpoint.replaceAll("//[^/@]*@", "//…@").replaceAll("\\?.*", "?…");
    }
}
