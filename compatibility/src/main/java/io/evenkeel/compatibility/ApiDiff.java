package io.evenkeel.compatibility;

import japicmp.cmp.JApiCmpArchive;
import japicmp.cmp.JarArchiveComparator;
import japicmp.cmp.JarArchiveComparatorOptions;
import japicmp.filter.ClassFilter;
import japicmp.model.AccessModifier;
import japicmp.model.JApiBehavior;
import japicmp.model.JApiChangeStatus;
import japicmp.model.JApiClass;
import japicmp.model.JApiCompatibilityChange;
import japicmp.model.JApiConstructor;
import japicmp.model.JApiField;
import japicmp.model.JApiImplementedInterface;
import japicmp.model.JApiMethod;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javassist.CtBehavior;
import javassist.bytecode.AnnotationsAttribute;
import javassist.bytecode.AttributeInfo;
import javassist.bytecode.annotation.Annotation;
import javassist.bytecode.annotation.MemberValue;
import javassist.bytecode.annotation.StringMemberValue;
import org.jspecify.annotations.Nullable;

/** The Java API of the last release against that of now, in binaries and in sources. */
public final class ApiDiff {
    /** japicmp's words for what is met most often, as sentences; the others are said in its words. */
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("CLASS_REMOVED", "is gone"),
            Map.entry("CLASS_NOW_FINAL", "is final now"),
            Map.entry("CLASS_NOW_ABSTRACT", "is abstract now"),
            Map.entry("CLASS_LESS_ACCESSIBLE", "is less accessible"),
            Map.entry("METHOD_REMOVED", "is gone"),
            Map.entry("METHOD_REMOVED_IN_SUPERCLASS", "is gone in a superclass"),
            Map.entry("METHOD_LESS_ACCESSIBLE", "is less accessible"),
            Map.entry("METHOD_RETURN_TYPE_CHANGED", "returns something else"),
            Map.entry("METHOD_NOW_FINAL", "is final now"),
            Map.entry("METHOD_NOW_STATIC", "is static now"),
            Map.entry("METHOD_NO_LONGER_STATIC", "is no longer static"),
            Map.entry("METHOD_NOW_THROWS_CHECKED_EXCEPTION", "throws a checked exception now"),
            Map.entry("METHOD_NO_LONGER_THROWS_CHECKED_EXCEPTION", "no longer throws a checked exception"),
            Map.entry("METHOD_ADDED_TO_INTERFACE", "is new, and all who implement the interface lack it"),
            Map.entry("METHOD_ABSTRACT_ADDED_TO_CLASS", "is new and abstract, and all who extend the class lack it"),
            Map.entry("CONSTRUCTOR_REMOVED", "is gone"),
            Map.entry("CONSTRUCTOR_LESS_ACCESSIBLE", "is less accessible"),
            Map.entry("FIELD_REMOVED", "is gone"),
            Map.entry("FIELD_TYPE_CHANGED", "is of another type"),
            Map.entry("INTERFACE_REMOVED", "is implemented no more"),
            Map.entry("SUPERCLASS_REMOVED", "has lost a superclass"));

    private final List<String> roots;
    private final Version version;
    private final List<Difference> differences = new ArrayList<>();

    private ApiDiff(List<String> roots, Version version) {
        this.roots = roots;
        this.version = version;
    }

    /**
     * What differs, with a verdict each.
     *
     * @param roots the types and packages that users may use
     * @param others jars that both refer to
     * @param version the version that is being built
     */
    public static List<Difference> between(
            Path oldJar, Path newJar, List<String> roots, Collection<Path> others, Version version) {
        Set<String> api = new HashSet<>(PublicApi.types(oldJar, roots));
        Set<String> added = new HashSet<>(PublicApi.types(newJar, roots));
        api.addAll(added);

        JarArchiveComparatorOptions options = new JarArchiveComparatorOptions();
        options.setAccessModifier(AccessModifier.PROTECTED);
        options.setNoAnnotations(true);
        options.getIgnoreMissingClasses().setIgnoreAllMissingClasses(true);
        options.getClassPathEntries().addAll(others.stream().map(Path::toString).toList());
        ClassFilter onlyApi = type -> api.contains(type.getName());
        options.getFilters().getIncludes().add(onlyApi);
        ApiDiff diff = new ApiDiff(roots, version);
        new JarArchiveComparator(options)
                .compare(new JApiCmpArchive(oldJar.toFile(), "old"), new JApiCmpArchive(newJar.toFile(), "new"))
                .forEach(diff::type);
        return diff.differences.stream().distinct().toList();
    }

    private void type(JApiClass type) {
        String name = type.getFullyQualifiedName();
        String since = type.getOldClass()
                .map(old -> deprecatedSince(old.getClassFile2().getAttribute(AnnotationsAttribute.visibleTag)))
                .orElse("");
        type.getCompatibilityChanges().forEach(change -> change("class " + name, change, since));
        if (type.getChangeStatus() == JApiChangeStatus.REMOVED) {
            return; // and all of its members with it
        }
        for (JApiImplementedInterface implemented : type.getInterfaces()) {
            implemented
                    .getCompatibilityChanges()
                    .forEach(change ->
                            change("interface " + implemented.getFullyQualifiedName() + " of " + name, change, ""));
        }
        for (JApiField field : type.getFields()) {
            String fieldSince = field.getOldFieldOptional()
                    .map(old -> deprecatedSince(old.getFieldInfo2().getAttribute(AnnotationsAttribute.visibleTag)))
                    .orElse("");
            field.getCompatibilityChanges()
                    .forEach(change -> change("field " + name + "#" + field.getName(), change, fieldSince));
        }
        if (!PublicApi.onlyRead(roots, name)) {
            for (JApiConstructor constructor : type.getConstructors()) {
                behavior("constructor " + name, constructor, constructor.getOldConstructor());
            }
        }
        for (JApiMethod method : type.getMethods()) {
            behavior("method " + name + "#" + method.getName(), method, method.getOldMethod());
        }
    }

    private void behavior(String words, JApiBehavior behavior, Optional<? extends CtBehavior> old) {
        if (old.isPresent() && !PublicApi.visible(old.get().getModifiers())) {
            return; // japicmp tells of constructors that only the package has, too
        }
        String parameters = behavior.getParameters().stream()
                .map(parameter -> parameter.getType())
                .collect(Collectors.joining(", ", "(", ")"));
        String since = old.map(
                        gone -> deprecatedSince(gone.getMethodInfo2().getAttribute(AnnotationsAttribute.visibleTag)))
                .orElse("");
        behavior.getCompatibilityChanges().forEach(change -> change(words + parameters, change, since));
    }

    private void change(String subject, JApiCompatibilityChange change, String deprecatedSince) {
        if (change.isBinaryCompatible() && change.isSourceCompatible()) {
            return;
        }
        String type = change.getType().name();
        String id = "api " + subject + " " + type;
        boolean removed = type.endsWith("_REMOVED");
        if (removed && !deprecatedSince.isEmpty() && version.mayLack(Version.of(deprecatedSince))) {
            differences.add(Difference.compatible(
                    id, "the " + subject + " is gone, deprecated since " + Version.of(deprecatedSince)));
            return;
        }
        String what = "the " + subject + " "
                + WORDS.getOrDefault(
                        type, "differs: " + type.toLowerCase(Locale.ROOT).replace('_', ' '));
        differences.add(new Difference(
                removed ? Verdict.NEEDS_DEPRECATION : Verdict.BREAKING,
                id,
                what,
                change.isBinaryCompatible()
                        ? "Services that use it run, and do not compile any more."
                        : "Services that use it fail when they call it, until they are changed and compiled again.",
                removed
                        ? "Keep it for two minor releases, with @Deprecated(since = \"" + version
                                + "\", forRemoval = true), and let it do what replaces it; or, before 1.0, add the line \""
                                + id
                                + " = <reason>\" to compatibility/accepted.txt."
                        : "Leave it as it was and add what is new beside it, under another name; or, before 1.0, add the line \""
                                + id + " = <reason>\" to compatibility/accepted.txt."));
    }

    private static String deprecatedSince(@Nullable AttributeInfo annotations) {
        Annotation deprecated = annotations instanceof AnnotationsAttribute attribute
                ? attribute.getAnnotation(Deprecated.class.getName())
                : null;
        MemberValue since = deprecated == null ? null : deprecated.getMemberValue("since");
        return since instanceof StringMemberValue text ? text.getValue() : "";
    }
}
