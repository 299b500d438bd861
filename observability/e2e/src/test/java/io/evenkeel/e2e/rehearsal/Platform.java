package io.evenkeel.e2e.rehearsal;

import io.evenkeel.e2e.Place;
import io.evenkeel.e2e.Program;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All that belongs to the platform team: the libraries, the SDK, the jar of the company, and the file mounted in a region. */
final class Platform {
    /** The JVM option by which a process can be asked for an archive later. */
    private static final String RECORD = "-XX:+RecordDynamicDumpInfo";

    private static final String LIBRARIES = "BOOT-INF/lib/";

    /** The builds of the SDK. */
    enum Build {
        PREVIOUS,
        NEW
    }

    private final Path folder;
    private final Map<Row.Line, List<Path>> libraries;
    private final Map<Row.Line, List<Path>> sdk;

    private Platform(Path folder, Map<Row.Line, List<Path>> libraries, Map<Row.Line, List<Path>> sdk) {
        this.folder = folder;
        this.libraries = libraries;
        this.sdk = sdk;
    }

    /** Takes the libraries, and the new build of the SDK, out of the examples. */
    static Platform in(Path folder) throws IOException {
        Map<Row.Line, List<Path>> libraries = new EnumMap<>(Row.Line.class);
        Map<Row.Line, List<Path>> sdk = new EnumMap<>(Row.Line.class);
        for (Row.Line line : Row.Line.values()) {
            List<Path> all = unpack(Place.jar(line.example), folder.resolve(line.example));
            libraries.put(line, all.stream().filter(jar -> !isSdk(jar)).toList());
            sdk.put(line, all.stream().filter(Platform::isSdk).toList());
        }
        return new Platform(folder, libraries, sdk);
    }

    private static boolean isSdk(Path jar) {
        return jar.getFileName().toString().startsWith("evenkeel-");
    }

    private static List<Path> unpack(Path fatJar, Path target) throws IOException {
        Files.createDirectories(target);
        List<Path> unpacked = new ArrayList<>();
        try (JarFile jar = new JarFile(fatJar.toFile())) {
            for (JarEntry entry : jar.stream()
                    .filter(each -> each.getName().startsWith(LIBRARIES)
                            && each.getName().endsWith(".jar"))
                    .toList()) {
                Path library = target.resolve(entry.getName().substring(LIBRARIES.length()));
                try (InputStream bytes = jar.getInputStream(entry)) {
                    Files.copy(bytes, library);
                }
                unpacked.add(library);
            }
        }
        return unpacked;
    }

    /** What a service is compiled with, and run on. */
    List<Path> classPath(Row.Line line, Build build) throws IOException {
        List<Path> path = new ArrayList<>(libraries.get(line));
        path.addAll(build == Build.NEW ? sdk.get(line) : previous());
        return path;
    }

    /** What the new build calls itself. */
    String newVersion() {
        String prefix = "evenkeel-core-";
        return sdk.get(Row.Line.BOOT_4).stream()
                .map(jar -> jar.getFileName().toString())
                .filter(name -> name.startsWith(prefix))
                .map(name -> name.substring(prefix.length(), name.length() - ".jar".length()))
                .findFirst()
                .orElseThrow();
    }

    private static List<Path> previous() throws IOException {
        try (Stream<Path> jars = Files.list(Place.previousBuild())) {
            return jars.filter(jar -> jar.toString().endsWith(".jar")).sorted().toList();
        }
    }

    /** Writes the jar that all services have. It is only a resource: an SDK that does not know it leaves it alone. */
    void publish(String overlay) throws IOException {
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(companyJar()))) {
            jar.putNextEntry(new JarEntry("META-INF/evenkeel/standard.properties"));
            jar.write(overlay.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Writes the file that is mounted in one region. */
    void mount(String overlay) throws IOException {
        Files.writeString(mounted(), overlay);
    }

    /** A service of nobody's, by which the classes of a line are archived. It is in the class path before what may change. */
    Path warmUp(Row.Line line) {
        return folder.resolve("warm-up-" + line + ".jar");
    }

    /** Keeps the classes that a running service has loaded, so that the next ones of its line and build start faster. */
    void archive(Row.Line line, Build build, long process) {
        Program.run(
                folder,
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(process),
                        "VM.cds",
                        "dynamic_dump",
                        archive(line, build).toString()));
    }

    private Path archive(Row.Line line, Build build) {
        return folder.resolve(line + "-" + build + ".jsa");
    }

    private Path companyJar() {
        return folder.resolve("acme-platform.jar");
    }

    private Path mounted() {
        return folder.resolve("region.properties");
    }

    /** How the platform starts a service: the same for all, but for what the table says. */
    List<String> command(ServiceFiles files, Build build, int port, String pricing) throws IOException {
        Row.Line line = files.row().line();
        List<Path> path = new ArrayList<>(classPath(line, build));
        path.add(warmUp(line));
        path.add(companyJar());
        path.add(files.jar());
        List<String> command = new ArrayList<>(List.of("/usr/bin/env"));
        mountedFor(files.row()).ifPresent(file -> command.add("EVENKEEL_STANDARD_FILE=" + file));
        command.addAll(List.of(
                "SERVER_PORT=" + port,
                "SERVER_ADDRESS=127.0.0.1",
                "PRICING_ADDRESS=" + pricing,
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                Files.exists(archive(line, build)) ? "-XX:SharedArchiveFile=" + archive(line, build) : RECORD,
                "-cp",
                path.stream().map(Path::toString).collect(Collectors.joining(":")),
                files.mainClass(),
                "--spring.config.location=" + files.configuration().toUri()));
        return command;
    }

    private Optional<Path> mountedFor(Row row) {
        return row.overlay() == Row.Overlay.REGION ? Optional.of(mounted()) : Optional.empty();
    }
}
