package io.evenkeel.spring.versions;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.io.ResourceLoader;
import org.springframework.util.ClassUtils;

/** The check of the versions that were resolved. */
@Configuration(proxyBeanMethods = false)
public class VersionsConfiguration {

    @Bean
    @Lazy(false)
    static ResolvedVersions evenkeelResolvedVersions(ResourceLoader resources) {
        ClassLoader loader = resources.getClassLoader();
        return new ResolvedVersions(loader == null ? ClassUtils.getDefaultClassLoader() : loader);
    }
}
