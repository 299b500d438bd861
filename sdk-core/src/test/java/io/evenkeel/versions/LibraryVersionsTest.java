package io.evenkeel.versions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LibraryVersionsTest {
    private static final String ANCHOR = Anchor.class.getName();
    private static final List<KnownLibrary> KNOWN = KnownLibraries.of("""
            [org.example:anchor]
            class = %s
            version = org/example/version.txt number
            property = anchor.version
            * = 1.5 CVE-1
            2.0 = 2.0.4 CVE-1 CVE-2
            2.0 = 2.0.7 CVE-3
            """.formatted(ANCHOR));

    /** A class that is put into jars. */
    static final class Anchor {}

    @TempDir
    private Path folder;

    private final Map<String, String> content = new LinkedHashMap<>();

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "anchor-2.0.7.jar, 2.0.7, 2.0.7, -",
                "anchor-2.0.6.jar, 2.0.6, 2.0.7, CVE-3",
                "anchor-2.0.3.jar, 2.0.3, 2.0.7, CVE-1 CVE-2 CVE-3",
                "anchor-2.0.7-SNAPSHOT.jar, 2.0.7-SNAPSHOT, 2.0.7, CVE-3",
                "anchor-1.4.jar, 1.4, 1.5, CVE-1",
                "anchor-1.5.jar, 1.5, 1.5, -",
                "anchor-3.0.jar, 3.0, 1.5, -",
                "anchor-extra-1.4.jar, -, -, -",
                "shop-1.4.jar, -, -, -",
                "anchor.jar, -, -, -"
            })
    void isKnownByTheNameOfItsJarAndJudgedByItsLine(String jar, String version, String floor, String cves)
            throws IOException {
        LibraryVersion seen = seenIn(jar);

        assertThat(seen.artifact()).isEqualTo("org.example:anchor");
        assertThat(seen.version()).isEqualTo(version);
        assertThat(seen.floor()).isEqualTo(floor);
        assertThat(seen.cves()).isEqualTo(cves == null ? List.of() : List.of(cves.split(" ", -1)));
        assertThat(seen.vulnerable()).isEqualTo(cves != null);
        assertThat(seen.ok()).isEqualTo(version != null && cves == null);
    }

    @Test
    void goesByWhatTheLibrarySaysOfItselfBeforeAllElse() throws IOException {
        content.put("org/example/version.txt", "number=2.0.6\n");
        content.put("META-INF/maven/org.example/anchor/pom.properties", "version=2.0.5\n");

        assertThat(seenIn("anchor-2.0.4.jar").version()).isEqualTo("2.0.6");
    }

    @Test
    void isKnownInAJarThatHoldsAWholeApplication() throws IOException {
        content.put("META-INF/maven/org.example/anchor/pom.properties", "groupId=org.example\nversion = 2.0.5 \n");

        assertThat(seenIn("shop-7.jar").version()).isEqualTo("2.0.5");
    }

    @Test
    void neverTakesTheVersionOfAnApplicationForThatOfItsLibrary() throws IOException {
        content.put("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\nImplementation-Version: 9.9.9\n");

        assertThat(seenIn("shop-9.9.9.jar").version()).isNull();
        assertThat(seenIn("anchor.jar").version()).isEqualTo("9.9.9");
    }

    @Test
    void doesNotKnowAVersionThatIsNone() throws IOException {
        content.put("org/example/version.txt", "number=${project.version}\n");

        assertThat(seenIn("anchor-2.0.4.jar").version()).isNull();
        assertThat(seenIn("anchor-2.0.4.jar")).hasToString("org.example:anchor unknown");
    }

    @Test
    void saysNothingOfWhatIsNotThere() {
        assertThat(LibraryVersions.seenBy(ClassLoader.getPlatformClassLoader(), KNOWN))
                .isEmpty();
    }

    @Test
    void knowsAJarInAJar() {
        assertThat(ResolvedVersion.fileName("jar:nested:/srv/shop.jar/!BOOT-INF/lib/anchor-2.0.7.jar!/"))
                .isEqualTo("anchor-2.0.7.jar");
        assertThat(ResolvedVersion.fileName("jar:file:/srv/shop.jar!/BOOT-INF/lib/anchor-2.0.7.jar!/"))
                .isEqualTo("anchor-2.0.7.jar");
        assertThat(ResolvedVersion.fileName("file:/srv/classes/")).isEmpty();
    }

    @Test
    void warnsInOneLineOfAllThatAreBelow() throws IOException {
        LibraryVersion below = seenIn("anchor-2.0.6.jar");
        LibraryVersion old = seenIn("anchor-1.4.jar");

        assertThat(LibraryVersions.warning(List.of(below, seenIn("anchor-3.jar"), old)))
                .isEqualTo(
                        "Below a version with a known vulnerability: org.example:anchor 2.0.6 (CVE-3, fixed in 2.0.7),"
                                + " org.example:anchor 1.4 (CVE-1, fixed in 1.5)");
        assertThat(below.remedy()).isEqualTo("<anchor.version>2.0.7</anchor.version>");
        assertThat(LibraryVersions.warning(List.of(seenIn("anchor-3.jar")))).isNull();
    }

    @Test
    void knowsTheRealLibrariesThatThisTestRunsOn() {
        assertThat(LibraryVersions.seenBy(LibraryVersionsTest.class.getClassLoader()))
                .extracting(LibraryVersion::toString)
                .containsExactly(
                        "io.opentelemetry:opentelemetry-api 1.49.0 (CVE-2026-45292, fixed in 1.62.0)",
                        "io.micrometer:micrometer-core 1.15.12");
    }

    @Test
    void namesNoPropertyWhereThatAloneDoesNotLiftTheLibrary() {
        KnownLibrary library =
                KnownLibraries.of("[a:b]\nclass = a.B\n* = 1.5 CVE-1").get(0);

        assertThat(library.judge("1.4").vulnerable()).isTrue();
        assertThat(library.judge("1.4").remedy()).isNull();
    }

    @Test
    void saysNothingWhereTheListIsMissingOrCannotBeRead() {
        ClassLoader loader = LibraryVersionsTest.class.getClassLoader();

        assertThat(LibraryVersions.seenBy(loader, () -> {
                    throw new IllegalStateException("floors.ini is missing");
                }))
                .isEmpty();
        assertThat(LibraryVersions.seenBy(loader, () -> {
                    throw new NoClassDefFoundError("io/evenkeel/versions/KnownLibraries");
                }))
                .isEmpty();
    }

    @Test
    void doesNotKnowAVersionWhoseClassCannotBeLinked() {
        ClassLoader broken = new ClassLoader(null) {
            @Override
            public Class<?> loadClass(String name) {
                throw new NoClassDefFoundError(name);
            }
        };

        assertThat(LibraryVersions.seenBy(broken, KNOWN)).isEmpty();
    }

    @Test
    void refusesAListThatItDoesNotUnderstand() {
        assertThatThrownBy(() -> KnownLibraries.of("[a:b]\nclass = a.B\nproperty = b.version\n1.0 = soon"))
                .hasMessage("floors, line 4: 1.0 = soon");
        assertThatThrownBy(() -> KnownLibraries.of("class = a.B")).hasMessage("floors, line 1: class = a.B");
        assertThatThrownBy(() -> KnownLibraries.of("[a:b]\nclass = a.B\n"))
                .hasMessage("floors: a:b has no class or no floor");
    }

    private LibraryVersion seenIn(String jar) throws IOException {
        Path file = folder.resolve(jar);
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jarOut = content.containsKey("META-INF/MANIFEST.MF")
                        ? new JarOutputStream(out, manifest())
                        : new JarOutputStream(out)) {
            for (Map.Entry<String, String> entry : content.entrySet()) {
                if (!entry.getKey().endsWith("MANIFEST.MF")) {
                    jarOut.putNextEntry(new JarEntry(entry.getKey()));
                    jarOut.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
                }
            }
            String resource = ANCHOR.replace('.', '/') + ".class";
            jarOut.putNextEntry(new JarEntry(resource));
            try (InputStream in = getClass().getClassLoader().getResourceAsStream(resource)) {
                in.transferTo(jarOut);
            }
        }
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {file.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            return LibraryVersions.seenBy(loader, KNOWN).get(0);
        }
    }

    private Manifest manifest() throws IOException {
        String text = content.getOrDefault("META-INF/MANIFEST.MF", "");
        return new Manifest(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
