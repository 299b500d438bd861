package io.evenkeel.spring.facts;

import io.evenkeel.Dependency;
import io.evenkeel.Journey;
import io.evenkeel.Reliability;
import io.evenkeel.SdkInfo;
import io.evenkeel.guard.GuardSettings;
import io.evenkeel.practice.Level;
import io.evenkeel.practice.PracticeReport;
import io.evenkeel.practice.PracticeReport.Answer;
import io.evenkeel.slo.Objective;
import io.evenkeel.spring.config.EvenkeelProperties;
import io.evenkeel.spring.identity.ServiceIdentity;
import io.evenkeel.spring.versions.ResolvedVersions;
import io.evenkeel.standard.Deviation;
import io.evenkeel.standard.Setting;
import io.evenkeel.standard.Settings;
import io.evenkeel.versions.LibraryVersion;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The facts about this service, as plain maps and lists that every JSON library writes alike. What is not known is left out. Its
 * form is in {@code docs/facts.schema.json}. Any thread; each call looks anew.
 */
public final class Facts {
    /** Raised when something is taken away or changes its meaning. */
    static final String VERSION = "1";

    private static final String PAGE = "docs/practices/";

    private final Reliability reliability;
    private final EvenkeelProperties properties;
    private final ServiceIdentity identity;
    private final ResolvedVersions versions;
    private final Supplier<@Nullable Settings> settings;
    private final Clock clock;

    Facts(
            Reliability reliability,
            EvenkeelProperties properties,
            ServiceIdentity identity,
            ResolvedVersions versions,
            Supplier<@Nullable Settings> settings,
            Clock clock) {
        this.reliability = reliability;
        this.properties = properties;
        this.identity = identity;
        this.versions = versions;
        this.settings = settings;
        this.clock = clock;
    }

    /** All of it. */
    public Map<String, Object> document() {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("version", VERSION);
        told.put("generatedAt", generatedAt());
        told.put("service", service());
        told.put("sdk", sdk(reliability.info()));
        told.putAll(practices());
        Settings found = settings.get();
        if (found != null) {
            told.put("deviations", deviations(found));
        }
        told.put("libraries", versions.all().stream().map(Facts::library).toList());
        told.put("journeys", reliability.journeys().stream().map(Facts::journey).toList());
        told.put(
                "dependencies",
                reliability.dependencies().stream().map(Facts::dependency).toList());
        return told;
    }

    /** The level, and what was found of each practice. */
    public Map<String, Object> practices() {
        Map<String, Object> told = new LinkedHashMap<>();
        PracticeReport report = report();
        told.put("level", level(report));
        told.put("practices", report.answers().stream().map(Facts::practice).toList());
        return told;
    }

    /** Every effective value with its origin, and what differs from the standard; null where nobody can tell. */
    public @Nullable Map<String, Object> configuration() {
        Settings found = settings.get();
        if (found == null) {
            return null;
        }
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("standard", found.version());
        told.put("digest", found.digest());
        told.put("newest", found.newest());
        told.put("settings", found.all().stream().map(Facts::setting).toList());
        told.put("deviations", deviations(found));
        return told;
    }

    PracticeReport report() {
        return reliability.practices().report();
    }

    /** As portals can compare it: none, C, B or A. */
    static String level(PracticeReport report) {
        Level reached = report.level();
        return reached == null ? "none" : reached.name();
    }

    /** Under which name portals know the service. */
    String serviceName() {
        return PlainText.name(identity.name());
    }

    String generatedAt() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    @Nullable
    Settings settings() {
        return settings.get();
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    ResolvedVersions versions() {
        return versions;
    }

    SdkInfo info() {
        return reliability.info();
    }

    private Map<String, Object> service() {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("name", serviceName());
        put(told, "namespace", identity.attributes().get("service.namespace"));
        put(told, "version", identity.version());
        put(told, "revision", identity.attributes().get("vcs.ref.head.revision"));
        put(told, "environment", identity.environment());
        put(told, "owner", properties.service().owner());
        told.put("tier", reliability.standard().tier().label());
        return told;
    }

    private static Map<String, Object> sdk(SdkInfo info) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("version", info.sdkVersion());
        told.put("standard", info.standard());
        told.put("standardDigest", info.standardDigest());
        told.put("contract", info.contract());
        told.put("mode", info.mode());
        told.put("framework", info.framework());
        told.put("java", System.getProperty("java.version", "unknown"));
        return told;
    }

    private static Map<String, Object> practice(Answer answer) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("id", answer.practice().id());
        told.put("title", answer.practice().title());
        told.put("level", answer.practice().level().name());
        told.put("state", answer.finding().state().label());
        told.put("evidence", PlainText.of(answer.finding().evidence()));
        told.put("page", page(answer));
        return told;
    }

    /** In the repository of the SDK. */
    static String page(Answer answer) {
        return PAGE + answer.practice().id() + ".md";
    }

    private static Map<String, Object> setting(Setting setting) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("key", "evenkeel." + setting.key());
        told.put("value", PlainText.of(setting.value()));
        told.put("layer", setting.layer().label());
        told.put("place", PlainText.of(setting.place()));
        return told;
    }

    private List<Map<String, Object>> deviations(Settings found) {
        LocalDate today = today();
        return found.deviations().stream()
                .map(deviation -> deviation(deviation, today))
                .toList();
    }

    private static Map<String, Object> deviation(Deviation deviation, LocalDate today) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("setting", "evenkeel." + deviation.setting());
        told.put("found", setting(deviation.found()));
        told.put("expected", setting(deviation.expected()));
        if (deviation.because() != null) {
            told.put("because", PlainText.of(deviation.because()));
        }
        if (deviation.until() != null) {
            told.put("until", deviation.until().toString());
        }
        told.put("waived", deviation.isWaived(today));
        return told;
    }

    private static Map<String, Object> library(LibraryVersion library) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("artifact", library.artifact());
        put(told, "version", library.version());
        put(told, "floor", library.floor());
        told.put("cves", library.cves());
        told.put("ok", library.ok());
        return told;
    }

    private static Map<String, Object> journey(Journey journey) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("name", journey.name());
        told.put(
                "objectives",
                journey.objectives().stream().map(Facts::objective).toList());
        return told;
    }

    private static Map<String, Object> objective(Objective objective) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("name", objective.name());
        told.put("kind", objective.kind().label());
        told.put("target", objective.target());
        if (objective.threshold() != null) {
            told.put("threshold", objective.threshold().toString());
        }
        told.put("window", objective.window().toString());
        return told;
    }

    private static Map<String, Object> dependency(Dependency dependency) {
        GuardSettings settings = dependency.settings();
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("name", dependency.name());
        told.put("mode", dependency.mode().label());
        told.put("timeout", settings.timeout().toString());
        told.put("concurrencyLimit", settings.concurrencyLimit());
        told.put("maxRetries", settings.retry().maxRetries());
        return told;
    }

    private static void put(Map<String, Object> told, String key, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            told.put(key, PlainText.name(text));
        }
    }
}
