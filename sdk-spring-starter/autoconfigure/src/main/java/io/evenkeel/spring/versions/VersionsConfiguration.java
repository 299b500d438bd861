package io.evenkeel.spring.versions;

import io.evenkeel.spring.practice.PatchedVersions;
import java.util.List;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ResourceLoader;
import org.springframework.util.ClassUtils;

/** The check of the versions that were resolved. */
@Configuration(proxyBeanMethods = false)
public class VersionsConfiguration {

    @Bean
    static ResolvedVersions evenkeelResolvedVersions(ResourceLoader resources) {
        ClassLoader loader = resources.getClassLoader();
        return new ResolvedVersions(loader == null ? ClassUtils.getDefaultClassLoader() : loader);
    }

    @Bean
    @ConditionalOnMissingBean
    static PatchedVersions evenkeelPatchedVersions(ResolvedVersions versions) {
        return new PatchedVersions() {
            @Override
            public int known() {
                return versions.known();
            }

            @Override
            public List<String> belowFloor() {
                return versions.belowFloor();
            }
        };
    }

    @Bean
    static LazyInitializationExcludeFilter evenkeelResolvedVersionsAreNotLazy() {
        return LazyInitializationExcludeFilter.forBeanTypes(ResolvedVersions.class);
    }
}
