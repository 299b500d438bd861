package io.evenkeel.e2e.rehearsal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All that belongs to the team of one service: its source, its configuration, and the jar that was built of them once. */
record ServiceFiles(Row row, Path folder) {

    /** Writes the source and the configuration. */
    static ServiceFiles generate(Row row, Path services) throws IOException {
        ServiceFiles files = new ServiceFiles(row, services.resolve(row.name()));
        Files.createDirectories(files.source().getParent());
        Files.writeString(files.source(), source(row));
        Files.writeString(files.configuration(), configuration(row));
        return files;
    }

    Path source() {
        return folder.resolve("src").resolve(packageOf(row).replace('.', '/')).resolve("Application.java");
    }

    Path configuration() {
        return folder.resolve("application.properties");
    }

    Path jar() {
        return folder.resolve("service.jar");
    }

    String mainClass() {
        return packageOf(row) + ".Application";
    }

    /** Of everything in the folder: what it is called, and what it says. */
    String hash() throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                digest.update(folder.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(file));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The same service with one more line in its configuration, in a folder of its own. */
    ServiceFiles with(String line, Path services) throws IOException {
        ServiceFiles changed = new ServiceFiles(row, services.resolve(row.name()));
        Files.createDirectories(changed.folder);
        Files.copy(jar(), changed.jar());
        Files.writeString(changed.configuration(), Files.readString(configuration()) + line + "\n");
        return changed;
    }

    /** What the team does once the SDK knows reasons: it gives one for each deviation. */
    void explain(String until) throws IOException {
        String reasons = row.deviates().stream()
                .map(key -> "evenkeel.deviations." + key)
                .map(key -> key + ".because=" + row.because() + "\n" + key + ".until=" + until + "\n")
                .collect(Collectors.joining());
        Files.writeString(configuration(), Files.readString(configuration()) + reasons);
    }

    private static String packageOf(Row row) {
        return "com.acme." + row.name().replace("-", "");
    }

    private static String source(Row row) {
        String handlers = row.journeys().stream()
                .map(journey -> """

                            @GetMapping("/%1$s")
                            @UserJourney("%1$s")
                            public String %1$s() {
                                return "%2$s: %1$s";
                            }
                        """.formatted(journey, row.name()))
                .collect(Collectors.joining());
        return """
                package %s;

                import io.evenkeel.UserJourney;
                import org.springframework.beans.factory.annotation.Value;
                import org.springframework.boot.SpringApplication;
                import org.springframework.boot.autoconfigure.SpringBootApplication;
                import org.springframework.web.bind.annotation.GetMapping;
                import org.springframework.web.bind.annotation.RestController;
                import org.springframework.web.client.RestClient;

                @SpringBootApplication
                @RestController
                public class Application {
                    private final RestClient pricing;

                    public Application(RestClient.Builder clients, @Value("${pricing.address}") String address) {
                        this.pricing = clients.baseUrl("http://" + address).build();
                    }

                    public static void main(String[] arguments) {
                        SpringApplication.run(Application.class, arguments);
                    }
                %s
                    @GetMapping("/price")
                    public String price() {
                        return pricing.get().uri("/price").retrieve().body(String.class);
                    }
                }
                """.formatted(packageOf(row), handlers);
    }

    private static String configuration(Row row) {
        Stream<String> own = row.settings().entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue());
        return Stream.of(
                        List.of(
                                "spring.application.name=" + row.name(),
                                "evenkeel.service.namespace=acme",
                                "evenkeel.service.environment=production",
                                "evenkeel.tier=" + row.tier(),
                                "evenkeel.dependencies.pricing.hosts=${pricing.address}")
                                .stream(),
                        own)
                .flatMap(lines -> lines)
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }
}
