package io.evenkeel.e2e.rehearsal;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Builds services as their teams do. */
final class Compiling {
    private Compiling() {}

    /** Compiles all of them at once; a warning of the compiler about what is deprecated is a failure too. */
    static void compile(List<ServiceFiles> services, List<Path> classPath, Path classes) throws IOException {
        Files.createDirectories(classes);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            boolean done = compiler.getTask(
                            said,
                            files,
                            null,
                            List.of(
                                    "-d",
                                    classes.toString(),
                                    "-parameters",
                                    "-proc:none",
                                    "-Xlint:deprecation,removal",
                                    "-Werror",
                                    "--release",
                                    "17",
                                    "-cp",
                                    classPath.stream().map(Path::toString).collect(Collectors.joining(":"))),
                            null,
                            files.getJavaFileObjectsFromPaths(
                                    services.stream().map(ServiceFiles::source).toList()))
                    .call();
            if (!done) {
                throw new IllegalStateException("services do not compile: " + said);
            }
        }
    }

    /** Puts the classes of one service into its jar. */
    static void pack(ServiceFiles service, Path classes) throws IOException {
        String main = service.mainClass().replace('.', '/');
        Path own = classes.resolve(main).getParent();
        try (OutputStream file = Files.newOutputStream(service.jar());
                JarOutputStream jar = new JarOutputStream(file);
                Stream<Path> found = Files.list(own)) {
            for (Path each : found.sorted().toList()) {
                jar.putNextEntry(new JarEntry(classes.relativize(each).toString()));
                jar.write(Files.readAllBytes(each));
            }
        }
    }
}
