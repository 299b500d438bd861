package io.evenkeel.spring.versions;

import io.evenkeel.logging.StartLog;
import io.evenkeel.versions.LibraryVersion;
import io.evenkeel.versions.LibraryVersions;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.SpringBootVersion;

/** The versions that were resolved in the end. Says in one warning at start which are below a floor, and never stops it. */
public final class ResolvedVersions implements SmartInitializingSingleton {
    private final List<LibraryVersion> all;

    ResolvedVersions(ClassLoader loader) {
        this.all = LibraryVersions.seenBy(loader);
    }

    /** Each library of which vulnerabilities are known, if it is there. */
    public List<LibraryVersion> all() {
        return all;
    }

    /** How many are below their floor. */
    public int vulnerable() {
        return (int) all.stream().filter(LibraryVersion::vulnerable).count();
    }

    @Override
    public void afterSingletonsInstantiated() {
        String warning = LibraryVersions.warning(all);
        if (warning != null) {
            StartLog.warn(warning + ". Import io.evenkeel:" + bom(SpringBootVersion.getVersion())
                    + " before spring-boot-dependencies" + remedies());
        }
    }

    /** Nothing where a property alone does not lift one of them. */
    private String remedies() {
        Set<String> remedies = new LinkedHashSet<>();
        for (LibraryVersion library : all) {
            if (library.vulnerable()) {
                if (library.remedy() == null) {
                    return "";
                }
                remedies.add(library.remedy());
            }
        }
        return ", or set " + String.join(" and ", remedies) + " beside Spring Boot's parent";
    }

    /** The one of this line of Spring Boot, where there is one. */
    static String bom(String boot) {
        return List.of("3.5", "4.0", "4.1").stream()
                .filter(line -> boot.startsWith(line + "."))
                .map(line -> "evenkeel-boot" + line + "-bom")
                .findFirst()
                .orElse("evenkeel-bom");
    }
}
