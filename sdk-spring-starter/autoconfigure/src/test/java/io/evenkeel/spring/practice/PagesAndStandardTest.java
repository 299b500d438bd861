package io.evenkeel.spring.practice;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.practice.GuideMap;
import io.evenkeel.practice.Practice;
import io.evenkeel.standard.EffectiveStandard;
import io.evenkeel.standard.PlatformStandard;
import io.evenkeel.standard.StandardKeys;
import io.evenkeel.standard.Tier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.core.io.ByteArrayResource;

/** A page that tells somebody to set a value that the standard does not have says what that means. */
class PagesAndStandardTest {
    private static final Path FOLDER = Path.of("..", "..", "docs", "practices");
    private static final Pattern YAML = Pattern.compile("(?s)```yaml\n(.*?)```");
    private static final EffectiveStandard STANDARD = PlatformStandard.shipped().forTier(Tier.MEDIUM);

    @Test
    void itSaysThatItIsADeviation() throws IOException {
        Map<String, TreeSet<String>> deviating = new TreeMap<>();
        TreeSet<String> saying = new TreeSet<>();
        for (Practice practice : GuideMap.practices()) {
            String page = Files.readString(FOLDER.resolve(practice.id() + ".md"));
            String howTo = page.substring(page.indexOf("## How to"), page.indexOf("## Checklist"));
            properties(howTo).forEach((key, value) -> {
                if (deviates(key.toString(), value.toString())) {
                    deviating
                            .computeIfAbsent(practice.id(), added -> new TreeSet<>())
                            .add(key + "=" + value);
                }
            });
            if (howTo.contains("deviation from the standard")) {
                saying.add(practice.id());
            }
        }

        assertThat(deviating)
                .hasToString("{concurrency-limited=[evenkeel.dependencies.payments.concurrency-limit=40],"
                        + " deadlines-honoured=[evenkeel.deadline.mode=enforce],"
                        + " retried-once=[evenkeel.dependencies.payments.retry.max-retries=0],"
                        + " timeouts-set=[evenkeel.dependencies.payments.timeout=2s]}");
        assertThat(saying).isEqualTo(new TreeSet<>(deviating.keySet()));
    }

    private static Properties properties(String text) {
        Properties all = new Properties();
        YAML.matcher(text).results().forEach(block -> {
            YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
            yaml.setResources(new ByteArrayResource(block.group(1).getBytes(StandardCharsets.UTF_8)));
            all.putAll(requireNonNull(yaml.getObject()));
        });
        return all;
    }

    private static boolean deviates(String property, String text) {
        String general = property.startsWith("evenkeel.") ? StandardKeys.general(property.substring(9)) : null;
        if (general == null) {
            return false;
        }
        Object value = ApplicationConversionService.getSharedInstance().convert(text, StandardKeys.javaType(general));
        return STANDARD.deviates(general, requireNonNull(value));
    }
}
