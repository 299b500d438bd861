package io.evenkeel.spring.identity;

import java.io.IOException;
import java.util.Properties;
import org.springframework.core.env.Environment;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/** What the build has left in the application: the files that Spring Boot reads as well, in the places that Boot was told. */
final class BuildInfo {
    private BuildInfo() {}

    /** Of the build itself, such as {@code version}. */
    static Properties build(Environment environment, ResourceLoader resources) {
        return read(
                resources,
                environment.getProperty("spring.info.build.location", "classpath:META-INF/build-info.properties"),
                "build.");
    }

    /** Of the commit, such as {@code commit.id}. */
    static Properties git(Environment environment, ResourceLoader resources) {
        return read(resources, environment.getProperty("spring.info.git.location", "classpath:git.properties"), "git.");
    }

    private static Properties read(ResourceLoader resources, String location, String prefix) {
        Properties found = new Properties();
        try {
            Resource resource = resources.getResource(location);
            if (resource.exists()) {
                Properties all = PropertiesLoaderUtils.loadProperties(resource);
                for (String name : all.stringPropertyNames()) {
                    if (name.startsWith(prefix)) {
                        found.setProperty(name.substring(prefix.length()), all.getProperty(name));
                    }
                }
            }
        } catch (IOException | IllegalArgumentException unreadable) {
            // Boot says so where the application needs it.
        }
        return found;
    }
}
