package io.evenkeel.spring.versions;

import io.evenkeel.logging.StartLog;
import io.evenkeel.versions.LibraryVersion;
import io.evenkeel.versions.LibraryVersions;
import java.util.List;
import java.util.stream.Collectors;
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

    /** Of how many of them the version is known. */
    public int known() {
        return (int) all.stream().filter(library -> library.version() != null).count();
    }

    /** Each that is below its floor: its version, the vulnerabilities, and the remedy. */
    public List<String> belowFloor() {
        return all.stream()
                .filter(LibraryVersion::vulnerable)
                .map(library -> library + ": " + library.remedy())
                .toList();
    }

    @Override
    public void afterSingletonsInstantiated() {
        String warning = LibraryVersions.warning(all);
        if (warning != null) {
            StartLog.warn(warning + ". Import io.evenkeel:" + bom(SpringBootVersion.getVersion())
                    + " before spring-boot-dependencies, or set " + remedies() + " beside Spring Boot's parent");
        }
    }

    private String remedies() {
        return all.stream()
                .filter(LibraryVersion::vulnerable)
                .map(LibraryVersion::remedy)
                .distinct()
                .collect(Collectors.joining(" and "));
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
