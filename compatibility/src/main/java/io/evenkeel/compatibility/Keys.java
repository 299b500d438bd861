package io.evenkeel.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import javassist.ClassPool;
import javassist.CtClass;
import javassist.CtConstructor;
import javassist.CtField;
import javassist.Modifier;
import javassist.NotFoundException;
import javassist.bytecode.BadBytecode;
import javassist.bytecode.ParameterAnnotationsAttribute;
import javassist.bytecode.SignatureAttribute;
import javassist.bytecode.annotation.Annotation;
import javassist.bytecode.annotation.ArrayMemberValue;
import javassist.bytecode.annotation.MemberValue;
import javassist.bytecode.annotation.StringMemberValue;
import org.jspecify.annotations.Nullable;

/**
 * The configuration keys of an autoconfiguration jar: those of Spring Boot's metadata, and below what is a map to records of
 * ours, such as {@code evenkeel.journeys.<name>}, the components of these records, of which the metadata knows nothing.
 */
public final class Keys {
    private static final String METADATA = "META-INF/spring-configuration-metadata.json";
    private static final String OURS = "evenkeel.";
    private static final Pattern MAPPED =
            Pattern.compile("java\\.util\\.Map<java\\.lang\\.String,\\s*(io\\.evenkeel[\\w.$]+)>");

    private final ClassPool classes;
    private final SortedMap<String, Key> keys = new TreeMap<>();

    private Keys(ClassPool classes) {
        this.classes = classes;
    }

    /**
     * The keys of a jar, by their names.
     *
     * @param others jars that its classes refer to
     */
    static SortedMap<String, Key> of(Path jar, List<Path> others) {
        try {
            return of(metadata(jar), jar, others);
        } catch (NotFoundException | BadBytecode e) {
            throw new IllegalStateException(e);
        }
    }

    static JsonNode metadata(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            ZipEntry entry = file.getEntry(METADATA);
            if (entry == null) {
                throw new IllegalArgumentException(jar + " has no " + METADATA);
            }
            try (InputStream in = file.getInputStream(entry)) {
                return new ObjectMapper().readTree(in);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The keys of metadata that has been read; the classes are those of the jar. */
    static SortedMap<String, Key> of(JsonNode metadata, Path jar, List<Path> others)
            throws NotFoundException, BadBytecode {
        ClassPool pool = new ClassPool();
        pool.appendClassPath(jar.toString());
        for (Path other : others) {
            pool.appendClassPath(other.toString());
        }
        pool.appendSystemPath();
        Keys found = new Keys(pool);
        for (JsonNode property : metadata.path("properties")) {
            // What is not ours is there for our endpoint, and Spring Boot's to keep.
            if (property.path("name").asText().startsWith(OURS)) {
                found.add(property);
            }
        }
        for (JsonNode hint : metadata.path("hints")) {
            found.hint(hint);
        }
        return Collections.unmodifiableSortedMap(found.keys);
    }

    private void add(JsonNode property) throws NotFoundException, BadBytecode {
        String type = property.path("type").asText().replace('$', '.');
        JsonNode deprecation = property.path("deprecation");
        JsonNode standard = property.path("defaultValue");
        add(
                property.path("name").asText(),
                type,
                standard.isValueNode() && !standard.isMissingNode() ? standard.asText() : standard.toString(),
                deprecation.isMissingNode()
                        ? null
                        : new Key.Deprecation(
                                deprecation.path("level").asText("warning"),
                                deprecation.path("since").asText(),
                                deprecation.path("replacement").asText(),
                                deprecation.path("reason").asText()));
    }

    private void add(String name, String type, String standard, Key.@Nullable Deprecation deprecation)
            throws NotFoundException, BadBytecode {
        Matcher mapped = MAPPED.matcher(type);
        if (mapped.matches()) {
            addComponents(name + ".<name>", ours(mapped.group(1)));
            return;
        }
        keys.put(name, new Key(name, type, standard, constants(type), deprecation));
    }

    private void hint(JsonNode hint) {
        Key key = keys.get(hint.path("name").asText());
        if (key != null) {
            Set<String> values = new TreeSet<>(key.values());
            hint.path("values").forEach(value -> values.add(value.path("value").asText()));
            keys.put(key.name(), new Key(key.name(), key.type(), key.standard(), values, key.deprecation()));
        }
    }

    private void addComponents(String prefix, CtClass record) throws NotFoundException, BadBytecode {
        List<CtField> components = Arrays.stream(record.getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers()))
                .toList();
        List<String> defaults = defaults(record, components.size());
        for (int i = 0; i < components.size(); i++) {
            CtField component = components.get(i);
            String name = prefix + "." + kebab(component.getName());
            String type = type(component);
            if (type.startsWith("io.evenkeel") && !ours(type).isEnum()) {
                addComponents(name, ours(type));
            } else {
                add(name, type, defaults.get(i), null);
            }
        }
    }

    /** What {@code @DefaultValue} says of each parameter of the constructor that has one for each component. */
    private static List<String> defaults(CtClass record, int components) throws NotFoundException {
        List<String> defaults = new ArrayList<>(Collections.nCopies(components, ""));
        for (CtConstructor constructor : record.getDeclaredConstructors()) {
            ParameterAnnotationsAttribute attribute = (ParameterAnnotationsAttribute)
                    constructor.getMethodInfo().getAttribute(ParameterAnnotationsAttribute.visibleTag);
            if (attribute != null && attribute.numParameters() == components) {
                for (int i = 0; i < components; i++) {
                    for (Annotation annotation : attribute.getAnnotations()[i]) {
                        if (annotation.getTypeName().endsWith(".DefaultValue")) {
                            defaults.set(i, text(annotation.getMemberValue("value")));
                        }
                    }
                }
            }
        }
        return defaults;
    }

    private static String text(@Nullable MemberValue value) {
        if (value instanceof ArrayMemberValue array) {
            return Arrays.stream(array.getValue())
                    .map(each -> ((StringMemberValue) each).getValue())
                    .reduce((first, second) -> first + "," + second)
                    .orElse("");
        }
        return value == null ? "" : value.toString();
    }

    private static String type(CtField field) throws NotFoundException, BadBytecode {
        String generic = field.getGenericSignature();
        return (generic == null
                        ? field.getType().getName()
                        : SignatureAttribute.toFieldSignature(generic).toString())
                .replace('$', '.')
                .replace(" ", "");
    }

    private Set<String> constants(String type) throws NotFoundException {
        if (!type.startsWith("io.evenkeel") || !ours(type).isEnum()) {
            return Set.of();
        }
        Set<String> constants = new TreeSet<>();
        for (CtField field : ours(type).getDeclaredFields()) {
            if ((field.getModifiers() & Modifier.ENUM) != 0) {
                constants.add(field.getName().toLowerCase(Locale.ROOT).replace('_', '-'));
            }
        }
        return constants;
    }

    /** A class by its name as metadata has it, with dots before nested ones too. */
    private CtClass ours(String type) throws NotFoundException {
        String name = type;
        while (true) {
            CtClass found = classes.getOrNull(name);
            int dot = name.lastIndexOf('.');
            if (found != null) {
                return found;
            }
            if (dot < 0) {
                throw new NotFoundException(type);
            }
            name = name.substring(0, dot) + "$" + name.substring(dot + 1);
        }
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    /** What differs between the keys of two jars, with a verdict each. */
    public static List<Difference> between(Path oldJar, Path newJar, List<Path> others, Version version) {
        return between(of(oldJar, others), of(newJar, others), version);
    }

    static List<Difference> between(Map<String, Key> old, Map<String, Key> now, Version version) {
        return new KeyDiff(version).between(old, now);
    }
}
