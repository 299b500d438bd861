package io.evenkeel.e2e.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.evenkeel.e2e.Answer;
import io.evenkeel.e2e.Place;
import io.evenkeel.e2e.Story;
import io.evenkeel.e2e.rehearsal.Platform.Build;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * A platform team bumps the SDK for a whole fleet, and then changes a default for all of it. Told by the tests in their order, on
 * real services that a real Prometheus scrapes. Nobody edits a service for the bump.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BumpRehearsal {
    private static final int SERVICES = Integer.getInteger("services", 40);
    private static final int REQUESTS = 3;
    private static final Duration TIMEOUT_AT_FIRST = Duration.ofSeconds(6);
    private static final Duration TIMEOUT_AFTERWARDS = Duration.ofMillis(1500);
    private static final Duration SLACK = Duration.ofMillis(5500);
    private static final String PREVIOUS_VERSION =
            Place.previousBuild().getFileName().toString();
    private static final String IN_THE_JAR = " of acme-8 in acme-platform.jar!/META-INF/evenkeel/standard.properties:";
    private static final Pattern LEVEL = Pattern.compile("(?m)^reliability_level(?:\\{[^}]*})? (\\S+)$");

    /** What the services that deviate in these say is always stricter than their standard, which needs no reason. */
    private static final Set<String> STRICTER =
            Set.of("deadline.mode", "outbound.connect-timeout", "outbound.retry.max-retries");

    /** Later the standard's own time-out is shorter than theirs. */
    private static final Set<String> STRICTER_AT_FIRST =
            Set.of("deadline.mode", "outbound.connect-timeout", "outbound.retry.max-retries", "outbound.timeout");

    private static final Pattern PRACTICE = Pattern.compile(
            "(?m)^reliability_practice\\{[^}]*level=\"(\\w)\"[^}]*practice=\"([\\w-]+)\"[^}]*} (\\S+)$");

    private final Story story = new Story();
    private final Figures figures = new Figures();
    private final Instant begun = Instant.now();
    private final Ports ports = new Ports();
    private final Path workshop = Place.folder("rehearsal");
    private List<ServiceFiles> services;
    private Map<String, String> hashes;
    private Platform platform;
    private String newVersion;
    private Pricing pricing;
    private Fleet fleet;
    private Watcher watcher;
    private Map<Row.Overlay, String> digests;
    private String failed;

    /** The end of the story, where one of its parts has failed. */
    @RegisterExtension
    final TestExecutionExceptionHandler end = (part, failure) -> {
        failed = part.getDisplayName();
        throw failure;
    };

    @BeforeEach
    void onlyWhereAllWentWellSoFar() {
        assumeTrue(failed == null, () -> "after " + failed);
    }

    @BeforeAll
    void generateTheFleet() throws Exception {
        platform = Platform.in(workshop);
        platform.publish(company(7, TIMEOUT_AT_FIRST));
        platform.mount(region(7));
        newVersion = platform.newVersion();
        services = new ArrayList<>();
        for (Row row : Row.read(Place.table(), SERVICES)) {
            services.add(ServiceFiles.generate(row, workshop.resolve("services")));
        }
        for (Row.Line line : Row.Line.values()) {
            Path classes = workshop.resolve("classes-" + line);
            Compiling.compile(of(line), platform.classPath(line, Build.PREVIOUS), classes);
            for (ServiceFiles service : of(line)) {
                Compiling.pack(service, classes);
            }
        }
        hashes = hashes();
        pricing = Pricing.start();
        for (Row.Line line : Row.Line.values()) {
            warmUp(line);
        }
        fleet = new Fleet(
                services.stream()
                        .map(files -> new Instance(files, ports.free()))
                        .toList(),
                platform,
                pricing.address());
        watcher = Watcher.start(fleet.all(), ports.free());
        story.tell(SERVICES + " services are generated and compiled");
    }

    /** So that 40 services of one machine start in the time of a test. */
    private void warmUp(Row.Line line) throws Exception {
        ServiceFiles files = ServiceFiles.generate(Row.warmUp(line), workshop.resolve("warm-up-" + line));
        Path classes = workshop.resolve("warm-up-classes-" + line);
        Compiling.compile(List.of(files), platform.classPath(line, Build.PREVIOUS), classes);
        Compiling.pack(files, classes);
        Files.copy(files.jar(), platform.warmUp(line));
        for (Build build : Build.values()) {
            try (Instance instance = new Instance(files, ports.free())) {
                instance.startOn(platform, build, pricing.address());
                instance.ask(1);
                instance.web().get("/actuator/prometheus");
                platform.archive(line, build, instance.pid());
            }
        }
    }

    @AfterAll
    void stopEverything() throws Exception {
        if (watcher != null) {
            watcher.close();
        }
        if (fleet != null) {
            fleet.stop();
        }
        if (pricing != null) {
            pricing.close();
        }
    }

    @Test
    @Order(1)
    void allServicesRunOnThePreviousBuild() throws Exception {
        start("the previous build", fleet.all(), Build.PREVIOUS);
        eventually(() -> assertThat(versions()).isEqualTo(Map.of(PREVIOUS_VERSION, (double) SERVICES)));
        assertThatAllIsCounted();
    }

    @Test
    @Order(2)
    void halfOfThemGetTheNewBuildAndThatIsSeen() throws Exception {
        start("the new build, first half", fleet.firstHalf(), Build.NEW);
        int half = fleet.firstHalf().size();
        eventually(() -> assertThat(versions())
                .isEqualTo(Map.of(PREVIOUS_VERSION, (double) (SERVICES - half), newVersion, (double) half)));
        assertThatAllIsCounted();
    }

    @Test
    @Order(3)
    void allOfThemGetTheNewBuildWithoutAnEdit() throws Exception {
        start("the new build, second half", fleet.secondHalf(), Build.NEW);
        eventually(() -> assertThat(versions()).isEqualTo(Map.of(newVersion, (double) SERVICES)));
        assertThatAllIsCounted();
        assertThat(hashes()).isEqualTo(hashes);
    }

    @Test
    @Order(4)
    void theirSourcesCompileWithTheNewBuildToo() throws Exception {
        for (Row.Line line : Row.Line.values()) {
            Compiling.compile(of(line), platform.classPath(line, Build.NEW), workshop.resolve("again-" + line));
        }
    }

    @Test
    @Order(5)
    void theFleetViewSaysOfEachPracticeWhatTheServiceSays() throws Exception {
        Map<String, Double> said = new TreeMap<>();
        Map<String, Double> levels = new TreeMap<>();
        fleet.ask(instance -> instance.web().get("/actuator/prometheus")).forEach((service, scrape) -> {
            for (MatchResult series : PRACTICE.matcher(scrape).results().toList()) {
                double passed = Double.parseDouble(series.group(3));
                said.put(service + " " + series.group(2) + " " + series.group(1), passed);
            }
            Matcher level = LEVEL.matcher(scrape);
            assertThat(level.find()).as(service).isTrue();
            levels.put(service, Double.parseDouble(level.group(1)));
        });
        assertThat(said.size()).isGreaterThan(10 * SERVICES);
        eventually(() -> assertThat(watcher.query("reliability_practice").by("service_name", "practice", "level"))
                .isEqualTo(said));
        eventually(
                () -> assertThat(watcher.adoption("Practices of the services").by("service_name", "practice", "level"))
                        .isEqualTo(said));
        eventually(() ->
                assertThat(watcher.adoption("Every service").by("service_name")).isEqualTo(levels));
        story.tell(said.size() + " answers about practices are the same in Prometheus");
    }

    @Test
    @Order(6)
    void eachOverlayHasAStandardAndADigestOfItsOwn() {
        digests = digestsByOverlay(7);
    }

    @Test
    @Order(7)
    void whoDeviatesWhereIsExactlyWhatTheTableSays() {
        eventually(() -> assertThat(deviations()).isEqualTo(expectedDeviations()));
        eventually(
                () -> assertThat(watcher.adoption("Deviations of the services").by("service_name", "setting"))
                        .isEqualTo(expectedDeviations()));
        eventually(() -> assertThat(explained())
                .containsExactlyInAnyOrderEntriesOf(
                        ofDeviating(row -> STRICTER_AT_FIRST.containsAll(row.deviates()) ? 1.0 : 0.0)));
    }

    @Test
    @Order(8)
    void aCallTakesAsLongAsTheOverlayAllows() throws Exception {
        assertThatCallsEndAfter(TIMEOUT_AT_FIRST);
    }

    @Test
    @Order(9)
    void oneDefaultOfTheOverlayIsChangedForAll() throws Exception {
        for (ServiceFiles files : services) {
            if (files.row().explains()) {
                files.explain(LocalDate.now(ZoneOffset.UTC).plusDays(90).toString());
            }
        }
        platform.publish(company(8, TIMEOUT_AFTERWARDS));
        platform.mount(region(8));
        start("another default in the overlay", fleet.all(), Build.NEW);
        Map<Row.Overlay, String> changed = digestsByOverlay(8);
        assertThat(changed.values()).doesNotContainAnyElementsOf(digests.values());
        assertThatCallsEndAfter(TIMEOUT_AFTERWARDS);
        assertThatAllIsCounted();
    }

    @Test
    @Order(10)
    void reasonsAreSeenAndTheDeviationsStay() {
        eventually(() -> assertThat(deviations()).isEqualTo(expectedDeviations()));
        eventually(() -> assertThat(explained())
                .containsExactlyInAnyOrderEntriesOf(
                        ofDeviating(row -> row.explains() || STRICTER.containsAll(row.deviates()) ? 1.0 : 0.0)));
    }

    @Test
    @Order(11)
    void whatIsLockedCannotBeLoosened() throws Exception {
        for (Row.Line line : Row.Line.values()) {
            ServiceFiles service = of(line).get(0);
            assertThat(outputOf(service, "evenkeel.outbound.concurrency-limit=5000", "locked"))
                    .contains("evenkeel.outbound.concurrency-limit", "500, locked" + IN_THE_JAR + "7");
            assertThat(outputOf(service, "evenkeel.outbound.timeout=20s", "beyond"))
                    .contains("evenkeel.outbound.timeout", "at most 10s, the limit" + IN_THE_JAR + "5");
        }
    }

    @Test
    @Order(12)
    void itsFiguresAreWritten() throws Exception {
        Duration took = Duration.between(begun, Instant.now());
        String table = figures.table();
        Files.writeString(
                workshop.resolve("figures.md"), SERVICES + " services, " + took.toSeconds() + " s in all.\n\n" + table);
        story.tell(table);
    }

    private String outputOf(ServiceFiles service, String line, String folder) throws Exception {
        try (Instance instance = new Instance(service.with(line, workshop.resolve(folder)), ports.free())) {
            return instance.startAndFail(platform, Build.NEW, pricing.address());
        }
    }

    /** Fails unless all services with an overlay have the same standard and digest, and no others have it. */
    private Map<Row.Overlay, String> digestsByOverlay(int version) {
        Map<Row.Overlay, String> found = new EnumMap<>(Row.Overlay.class);
        eventually(() -> {
            found.clear(); // what was there before the last scrape is no answer
            Map<String, String> standards = new TreeMap<>();
            for (Answer.Row info : watcher.query("reliability_info").rows()) {
                Row row = row(info.labels().get("service_name"));
                assertThat(found.computeIfAbsent(
                                row.overlay(), unseen -> info.labels().get("standard_digest")))
                        .as(row.name())
                        .isEqualTo(info.labels().get("standard_digest"));
                standards.put(row.name(), info.labels().get("standard"));
            }
            assertThat(standards)
                    .isEqualTo(
                            byService(row -> (row.overlay() == Row.Overlay.REGION ? "acme-eu-" : "acme-") + version));
        });
        assertThat(found.values()).doesNotHaveDuplicates();
        return found;
    }

    /** A call of each service to what answers too late. */
    private void assertThatCallsEndAfter(Duration timeout) throws Exception {
        Map<String, Duration> took = fleet.ask(instance -> {
            Instant from = Instant.now();
            boolean answered = instance.web().answers("/price");
            assertThat(answered)
                    .as(instance.row().name())
                    .isEqualTo(!instance.row().enforces());
            return Duration.between(from, Instant.now());
        });
        took.forEach((service, time) -> {
            Duration expected = row(service).patience(timeout, Pricing.TAKES);
            assertThat(time).as(service).isBetween(expected.minusMillis(50), expected.plus(SLACK));
        });
    }

    private Map<String, Double> deviations() {
        return watcher.query("reliability_deviation").by("service_name", "setting");
    }

    private Map<String, Double> expectedDeviations() {
        Map<String, Double> expected = new TreeMap<>();
        services.forEach(files -> files.row()
                .deviates()
                .forEach(setting -> expected.put(files.row().name() + " " + setting, 1.0)));
        return expected;
    }

    /** Of the services that deviate: whether they follow the practice. */
    private Map<String, Double> explained() {
        Map<String, Double> explained = watcher.query("reliability_practice{practice=\"deviations-explained\"}")
                .by("service_name");
        explained.keySet().removeIf(service -> row(service).deviates().isEmpty());
        return explained;
    }

    private Map<String, Double> ofDeviating(Function<Row, Double> value) {
        Map<String, Double> expected = byService(value);
        expected.keySet().removeIf(service -> row(service).deviates().isEmpty());
        return expected;
    }

    private <T> Map<String, T> byService(Function<Row, T> value) {
        return services.stream()
                .map(ServiceFiles::row)
                .collect(Collectors.toMap(Row::name, value, (one, other) -> one, TreeMap::new));
    }

    private Row row(String service) {
        return services.stream()
                .map(ServiceFiles::row)
                .filter(row -> row.name().equals(service))
                .findFirst()
                .orElseThrow();
    }

    private Map<String, Double> versions() {
        return watcher.adoption("SDK").by("sdk_version");
    }

    /** Every request that the services have answered since their start is in Prometheus, once. */
    private void assertThatAllIsCounted() {
        Map<String, Double> sent = new TreeMap<>();
        fleet.all().forEach(instance -> instance.sent().forEach((journey, times) -> sent.put(journey, times * 1.0)));
        eventually(() -> {
            Map<String, Double> counted = watcher.query(
                            "slo_events_total{objective=\"availability\",result=\"good\",journey!=\"default\"}")
                    .by("service_name", "journey");
            assertThat(counted).isEqualTo(sent);
        });
    }

    private void start(String what, List<Instance> some, Build build) throws Exception {
        Instant from = Instant.now();
        fleet.start(some, build);
        Duration took = Duration.between(from, Instant.now());
        String figure = figures.measure(what, some, took);
        some.forEach(instance -> instance.ask(REQUESTS));
        story.tell(figure);
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(assertion);
    }

    private List<ServiceFiles> of(Row.Line line) {
        return services.stream().filter(files -> files.row().line() == line).toList();
    }

    private Map<String, String> hashes() throws Exception {
        Map<String, String> found = new TreeMap<>();
        for (ServiceFiles files : services) {
            found.put(files.row().name(), files.hash());
        }
        return found;
    }

    /** Its lines are numbered from 1 in what a service says that it refuses. */
    private static String company(int version, Duration timeout) {
        return String.join(
                        "\n",
                        "version = acme-" + version,
                        "extends = 2026.1",
                        "outbound.timeout = " + timeout.toMillis() + "ms",
                        "outbound.retry.max-retries = 1",
                        "allow.outbound.timeout = ..10s",
                        "tier.critical.deadline.mode = enforce",
                        "lock = outbound.concurrency-limit")
                + "\n";
    }

    private static String region(int version) {
        return "version = acme-eu-" + version + "\nextends = acme-" + version + "\ndeadline.max = 1m\n";
    }
}
