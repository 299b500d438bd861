package io.evenkeel.compatibility;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javassist.ClassPool;
import javassist.CtBehavior;
import javassist.CtClass;
import javassist.CtField;
import javassist.Modifier;
import javassist.NotFoundException;

/**
 * The types that users may use: those that {@code api.txt} names, and all that these mention in the signatures of their public
 * and protected members. Everything else that is public is so for other packages of the SDK, and may change at any time.
 */
final class PublicApi {
    private static final Pattern OURS = Pattern.compile("Lio/evenkeel/[\\w/$]+");

    private static final String ONLY_READ = ", only read";

    private PublicApi() {}

    /**
     * The types and packages ({@code io.evenkeel.*}) that a file names, one on each line; {@code #} begins a comment. Behind
     * a record there may be {@code , only read}.
     */
    static List<String> roots(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .map(line -> line.replaceAll("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The types of a jar that users may use, by their binary names. */
    static SortedSet<String> types(Path jar, List<String> roots) {
        try (JarFile file = new JarFile(jar.toFile())) {
            Set<String> all = new HashSet<>();
            file.stream()
                    .map(JarEntry::getName)
                    .filter(name -> name.endsWith(".class"))
                    .forEach(
                            name -> all.add(name.substring(0, name.length() - 6).replace('/', '.')));
            ClassPool pool = new ClassPool();
            pool.appendClassPath(jar.toString());
            pool.appendSystemPath();
            Deque<String> open = new ArrayDeque<>();
            all.stream()
                    .filter(name -> roots.stream().anyMatch(root -> names(root, name)))
                    .forEach(open::add);
            SortedSet<String> types = new TreeSet<>();
            while (!open.isEmpty()) {
                String name = open.remove();
                if (all.contains(name) && Modifier.isPublic(pool.get(name).getModifiers()) && types.add(name)) {
                    open.addAll(mentioned(pool.get(name)));
                }
            }
            return types;
        } catch (IOException | NotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether users get such a record, and those in it, from the SDK only, so that its constructor is none of theirs. */
    static boolean onlyRead(List<String> roots, String type) {
        return roots.contains(type.replaceAll("\\$.*", "") + ONLY_READ);
    }

    private static boolean names(String line, String type) {
        String root = line.replace(ONLY_READ, "");
        String plain = type.replaceAll("\\$.*", "");
        return root.endsWith(".*")
                ? plain.lastIndexOf('.') == root.length() - 2 && plain.startsWith(root.substring(0, root.length() - 1))
                : plain.equals(root);
    }

    private static List<String> mentioned(CtClass type) {
        StringBuilder signatures = new StringBuilder();
        signatures.append(type.getGenericSignature()).append(' ');
        signatures
                .append('L')
                .append(type.getClassFile2().getSuperclass().replace('.', '/'))
                .append(' ');
        for (String implemented : type.getClassFile2().getInterfaces()) {
            signatures.append('L').append(implemented.replace('.', '/')).append(' ');
        }
        for (CtBehavior member : type.getDeclaredBehaviors()) {
            if (visible(member.getModifiers())) {
                signatures.append(member.getSignature()).append(' ').append(member.getGenericSignature());
            }
        }
        for (CtField field : type.getDeclaredFields()) {
            if (visible(field.getModifiers())) {
                signatures.append(field.getSignature()).append(' ').append(field.getGenericSignature());
            }
        }
        Matcher names = OURS.matcher(signatures);
        return names.results()
                .map(found -> found.group().substring(1).replace('/', '.'))
                .toList();
    }

    static boolean visible(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }
}
