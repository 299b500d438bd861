package io.evenkeel.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.autoconfigure.AutoConfigureAfter;
import org.springframework.boot.autoconfigure.AutoConfigureBefore;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.core.type.classreading.SimpleMetadataReaderFactory;

/**
 * No compiler checks a class name in a string. What has moved between the Boot lines is named in a nested class {@code Boot3}
 * or {@code Boot4}; every other name has to exist on every line. The configuration is read, not loaded.
 */
class MovedClassesTest {
    private static final String LINE = SpringBootVersion.getVersion().startsWith("3.") ? "Boot3" : "Boot4";
    private static final String OTHER_LINE = LINE.equals("Boot3") ? "Boot4" : "Boot3";
    private static final Set<String> ORDERED = new TreeSet<>();
    private static final Map<String, Set<String>> NAMES = read();
    private static final ClassLoader LIBRARIES = libraries();

    @Test
    void namesOfThisLineExistHere() {
        assertThat(namesOf(LINE))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(exists(name)).as(name).isTrue());
    }

    @Test
    void namesOfTheOtherLineDoNotExistHere() {
        assertThat(namesOf(OTHER_LINE))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(exists(name)).as(name).isFalse());
    }

    @Test
    void allOtherNamesExistOnEveryLine() {
        assertThat(namesOf(""))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(exists(name)).as(name).isTrue());
    }

    @Test
    void whatHasMovedIsThereForBothLines() {
        assertThat(outsidesOf(LINE)).isNotEmpty().isEqualTo(outsidesOf(OTHER_LINE));
    }

    /** A wrong name in an order matches nothing, in silence. Brave's has a module of its own on Boot 4. */
    @Test
    void ordersNameWhatIsThereOnThisLine() {
        assertThat(ORDERED)
                .isNotEmpty()
                .filteredOn(name -> name.startsWith("org.springframework.") && !name.contains(".tracing.brave."))
                .allSatisfy(name -> assertThat(exists(name))
                        .as(name)
                        .isEqualTo(LINE.equals(
                                name.startsWith("org.springframework.boot.actuate.autoconfigure.")
                                        ? "Boot3"
                                        : "Boot4")));
    }

    /** The names of conditions by the class that they stand on; those of orders aside. */
    private static Map<String, Set<String>> read() {
        Map<String, Set<String>> names = new HashMap<>();
        MetadataReaderFactory reader = new SimpleMetadataReaderFactory();
        try {
            for (Resource resource : new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:io/evenkeel/spring/**/*.class")) {
                AnnotationMetadata type = reader.getMetadataReader(resource).getAnnotationMetadata();
                Set<String> found = new TreeSet<>();
                Stream.concat(Stream.of(type), type.getAnnotatedMethods(ConditionalOnClass.class.getName()).stream())
                        .map(AnnotatedTypeMetadata::getAnnotations)
                        .forEach(annotations -> addAll(annotations, found, ConditionalOnClass.class));
                addAll(type.getAnnotations(), ORDERED, AutoConfigureAfter.class);
                addAll(type.getAnnotations(), ORDERED, AutoConfigureBefore.class);
                names.put(type.getClassName(), found);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }

    private static void addAll(MergedAnnotations annotations, Set<String> names, Class<? extends Annotation> type) {
        annotations.stream(type)
                .flatMap(annotation -> Stream.of(annotation.getStringArray("value"), annotation.getStringArray("name")))
                .flatMap(Arrays::stream)
                .forEach(names::add);
    }

    private static Set<String> namesOf(String line) {
        Set<String> names = new TreeSet<>();
        NAMES.forEach((type, found) -> {
            if (line.equals(lineOf(type))) {
                names.addAll(found);
            }
        });
        return names;
    }

    private static Set<String> outsidesOf(String line) {
        Set<String> outsides = new TreeSet<>();
        NAMES.keySet().stream()
                .filter(type -> line.equals(lineOf(type)))
                .forEach(type -> outsides.add(type.substring(0, type.lastIndexOf('$'))));
        return outsides;
    }

    private static String lineOf(String type) {
        return Stream.of("Boot3", "Boot4")
                .filter(line -> type.endsWith("$" + line))
                .findFirst()
                .orElse("");
    }

    private static boolean exists(String type) {
        return LIBRARIES.getResource(type.replace('.', '/') + ".class") != null;
    }

    /** With the jars that the build keeps beside the class path. */
    private static ClassLoader libraries() {
        try (Stream<Path> jars = Files.list(Path.of("target", "optional"))) {
            URL[] urls = jars.filter(jar -> jar.toString().endsWith(".jar"))
                    .map(MovedClassesTest::url)
                    .toArray(URL[]::new);
            return new URLClassLoader(urls, MovedClassesTest.class.getClassLoader());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
