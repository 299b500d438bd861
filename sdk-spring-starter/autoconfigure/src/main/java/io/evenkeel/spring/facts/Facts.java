package io.evenkeel.spring.facts;

import io.evenkeel.Reliability;
import io.evenkeel.SdkInfo;
import io.evenkeel.practice.Level;
import io.evenkeel.practice.PracticeReport;
import io.evenkeel.practice.PracticeReport.Answer;
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
    private final Supplier<Settings> settings;
    private final Inventory inventory;
    private final PlainText plain;
    private final Clock clock;

    Facts(
            Reliability reliability,
            EvenkeelProperties properties,
            ServiceIdentity identity,
            ResolvedVersions versions,
            Supplier<Settings> settings,
            Inventory inventory,
            PlainText plain,
            Clock clock) {
        this.reliability = reliability;
        this.properties = properties;
        this.identity = identity;
        this.versions = versions;
        this.settings = settings;
        this.inventory = inventory;
        this.plain = plain;
        this.clock = clock;
    }

    /** All of it. */
    public Map<String, Object> document() {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("version", VERSION);
        told.put("generatedAt", generatedAt());
        told.put("service", service());
        told.put("sdk", sdk(sdk()));
        told.putAll(practices());
        told.put("deviations", deviations(settings.get()));
        told.put("libraries", versions.all().stream().map(this::library).toList());
        told.put("journeys", inventory.journeys());
        told.put("dependencies", inventory.dependencies());
        return told;
    }

    /** The level, and what was found of each practice. */
    public Map<String, Object> practices() {
        Map<String, Object> told = new LinkedHashMap<>();
        PracticeReport report = report();
        told.put("level", level(report));
        told.put("practices", report.answers().stream().map(this::practice).toList());
        return told;
    }

    /** Every effective value with its origin, and what differs from the standard. */
    public Map<String, Object> configuration() {
        Settings found = settings.get();
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("standard", plain.of(found.version()));
        told.put("digest", found.digest());
        told.put("newest", found.newest());
        told.put("settings", found.all().stream().map(this::setting).toList());
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
        return plain.of(identity.name());
    }

    String generatedAt() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Deviations that somebody has to say more about. */
    long unexplained() {
        LocalDate today = today();
        return settings.get().deviations().stream()
                .filter(deviation -> !deviation.isExplained(today))
                .count();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    ResolvedVersions versions() {
        return versions;
    }

    /** Who runs what. */
    public Map<String, Object> info() {
        SdkInfo info = reliability.info();
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("service", plain.of(info.service()));
        told.put("sdkVersion", info.sdkVersion());
        told.put("standard", standard());
        told.put("standardDigest", info.standardDigest());
        told.put("contract", info.contract());
        told.put("mode", info.mode());
        told.put("framework", info.framework());
        return told;
    }

    String standard() {
        return plain.of(reliability.info().standard());
    }

    SdkInfo sdk() {
        return reliability.info();
    }

    private Map<String, Object> service() {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("name", serviceName());
        put(told, "namespace", identity.attributes().get("service.namespace"));
        put(told, "version", identity.version());
        put(told, "revision", identity.attributes().get("vcs.ref.head.revision"));
        put(told, "environment", identity.environment());
        String owner = properties.service().owner();
        if (owner != null && !owner.isBlank()) {
            told.put("owner", plain.owner(owner));
        }
        told.put("tier", reliability.standard().tier().label());
        return told;
    }

    private Map<String, Object> sdk(SdkInfo info) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("version", info.sdkVersion());
        told.put("standard", standard());
        told.put("standardDigest", info.standardDigest());
        told.put("contract", info.contract());
        told.put("mode", info.mode());
        told.put("framework", info.framework());
        told.put("java", System.getProperty("java.version", "unknown"));
        return told;
    }

    private Map<String, Object> practice(Answer answer) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("id", answer.practice().id());
        told.put("title", answer.practice().title());
        told.put("level", answer.practice().level().name());
        told.put("state", answer.finding().state().label());
        told.put("evidence", evidence(answer));
        told.put("page", page(answer));
        return told;
    }

    /** The owner's is as the owner is told. */
    String evidence(Answer answer) {
        String evidence = answer.finding().evidence();
        return answer.practice().id().equals("owner-named") ? plain.owner(evidence) : plain.of(evidence);
    }

    /** In the repository of the SDK. */
    static String page(Answer answer) {
        return PAGE + answer.practice().id() + ".md";
    }

    private Map<String, Object> setting(Setting setting) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("key", plain.of(setting.key()));
        put(told, "property", PropertyName.of(setting.key()));
        told.put("value", plain.of(setting.value()));
        told.put("layer", setting.layer().label());
        told.put("place", plain.of(setting.place()));
        return told;
    }

    private List<Map<String, Object>> deviations(Settings found) {
        LocalDate today = today();
        return found.deviations().stream().map(each -> deviation(each, today)).toList();
    }

    private Map<String, Object> deviation(Deviation deviation, LocalDate today) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("setting", deviation.setting());
        told.put("found", setting(deviation.found()));
        told.put("expected", setting(deviation.expected()));
        told.put("stricter", deviation.stricter());
        if (deviation.because() != null) {
            told.put("because", plain.of(deviation.because()));
        }
        if (deviation.until() != null) {
            told.put("until", deviation.until().toString());
        }
        told.put("waived", deviation.isWaived(today));
        return told;
    }

    private Map<String, Object> library(LibraryVersion library) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("artifact", library.artifact());
        put(told, "version", library.version());
        put(told, "floor", library.floor());
        told.put("cves", library.cves());
        told.put("ok", library.ok());
        return told;
    }

    private void put(Map<String, Object> told, String key, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            told.put(key, plain.of(text));
        }
    }
}
