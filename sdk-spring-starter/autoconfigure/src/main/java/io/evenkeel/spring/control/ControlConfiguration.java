package io.evenkeel.spring.control;

import static java.util.Objects.requireNonNull;

import io.evenkeel.Reliability;
import io.evenkeel.call.InvalidSettingException;
import io.evenkeel.spring.config.EvenkeelProperties;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/** Whoever can switch modes while the application runs. */
@Configuration(proxyBeanMethods = false)
public class ControlConfiguration {

    @Bean
    ModeSources evenkeelModeSources(Reliability reliability) {
        return new ModeSources(reliability.modes());
    }

    @Bean
    @Lazy(false)
    EnvironmentModes evenkeelEnvironmentModes(Environment environment, ModeSources sources, Reliability reliability) {
        return new EnvironmentModes(environment, sources, reliability.faults());
    }

    @Bean
    @Lazy(false)
    @ConditionalOnProperty(prefix = "evenkeel.switch", name = "file")
    SwitchFileWatch evenkeelSwitchFileWatch(
            EvenkeelProperties properties, ModeSources sources, Reliability reliability) {
        return new SwitchFileWatch(
                new SwitchFile(path(requireNonNull(properties.switching().file())), sources), reliability.faults());
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new InvalidSettingException("evenkeel.switch.file", text, "the path of a file");
        }
    }
}
