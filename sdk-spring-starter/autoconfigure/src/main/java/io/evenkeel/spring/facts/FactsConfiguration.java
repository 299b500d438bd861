package io.evenkeel.spring.facts;

import static java.util.Objects.requireNonNull;

import io.evenkeel.Reliability;
import io.evenkeel.call.InvalidSettingException;
import io.evenkeel.spring.config.EvenkeelProperties;
import io.evenkeel.spring.identity.ServiceIdentity;
import io.evenkeel.spring.redaction.ConfiguredRedaction;
import io.evenkeel.spring.versions.ResolvedVersions;
import io.evenkeel.standard.Settings;
import io.evenkeel.tracing.Redaction;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** What the service knows of itself, for whoever asks, and in a file where one is named. */
@Configuration(proxyBeanMethods = false)
public class FactsConfiguration {

    @Bean
    static PlainText evenkeelPlainText(EvenkeelProperties properties, ObjectProvider<Redaction> redactions) {
        Redaction configured = ConfiguredRedaction.of(properties, false);
        return new PlainText(
                Stream.concat(Stream.of(configured), redactions.orderedStream()).toList());
    }

    @Bean
    static Inventory evenkeelInventory(Reliability reliability, PlainText plain) {
        return new Inventory(reliability, plain);
    }

    @Bean
    static Facts evenkeelFacts(
            Reliability reliability,
            EvenkeelProperties properties,
            ServiceIdentity identity,
            ResolvedVersions versions,
            ObjectProvider<Settings> settings,
            Inventory inventory,
            PlainText plain) {
        return new Facts(
                reliability,
                properties,
                identity,
                versions,
                () -> settings.getIfUnique(reliability::settings),
                inventory,
                plain,
                Clock.systemUTC());
    }

    @Bean
    static PortalForms evenkeelPortalForms(Facts facts) {
        return new PortalForms(facts);
    }

    @Bean
    @Lazy(false)
    @ConditionalOnProperty(prefix = "evenkeel.facts", name = "file")
    static FactsFile evenkeelFactsFile(EvenkeelProperties properties, Facts facts, Reliability reliability) {
        return new FactsFile(path(requireNonNull(properties.facts().file())), facts::document, reliability.faults());
    }

    private static Path path(String text) {
        try {
            Path path = Path.of(text);
            if (path.getFileName() != null && !text.isBlank()) {
                return path;
            }
        } catch (InvalidPathException e) {
            // Said below.
        }
        throw new InvalidSettingException("evenkeel.facts.file", text, "the path of a file");
    }
}
