package io.evenkeel.standard;

import static java.util.Objects.requireNonNull;

import io.evenkeel.call.InvalidSettingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The standard of an SDK, with what an organisation has made of it: the same for each of its services. Immutable. */
public final class PlatformStandard {
    private final ShippedStandards shipped;
    private final String base;
    private final List<StandardText> overlays;
    private final Map<Tier, EffectiveStandard> tiers = new EnumMap<>(Tier.class);
    private final String digest;

    private PlatformStandard(ShippedStandards shipped, String base, List<StandardText> overlays) {
        this.shipped = shipped;
        this.base = base;
        this.overlays = overlays;
        Problems problems = new Problems();
        List<StandardText> texts = new ArrayList<>(shipped.texts(base, problems));
        texts.addAll(overlays);
        problems.refuse();
        Resolution general = new Resolution(texts, null, problems);
        Map<Tier, Resolution> resolved = new EnumMap<>(Tier.class);
        for (Tier tier : Tier.values()) {
            resolved.put(tier, new Resolution(texts, tier, problems));
        }
        problems.refuse();
        this.digest = digest(general, resolved);
        resolved.forEach((tier, resolution) -> tiers.put(tier, new EffectiveStandard(this, tier, resolution)));
    }

    /** The newest standard that this SDK comes with, as it is. */
    public static PlatformStandard shipped() {
        return Newest.STANDARD;
    }

    /** Read once: it never changes. */
    private static final class Newest {
        static final PlatformStandard STANDARD = read(
                requireNonNull(PlatformStandard.class.getClassLoader(), "the SDK's class loader"), null, List.of());
    }

    /**
     * Reads a standard.
     *
     * @param loader has the standards of the SDK
     * @param pinned the standard of the SDK to start from; null for the one that the organisation's extends, else the newest
     * @param overlays what the organisation says, each on top of the one before
     * @throws InvalidSettingException if one has errors, or changes a standard that is not known; it names file, line and key
     */
    public static PlatformStandard read(ClassLoader loader, @Nullable String pinned, List<Overlay> overlays) {
        ShippedStandards shipped = ShippedStandards.of(loader);
        Problems problems = new Problems();
        List<StandardText> texts = new ArrayList<>();
        for (Overlay overlay : overlays) {
            texts.add(StandardReader.read(Layer.ORGANISATION, overlay, problems));
        }
        problems.refuse();
        String base = pinned;
        for (int i = 0; i < texts.size(); i++) {
            StandardText text = texts.get(i);
            String extended = requireNonNull(text.base, "extends");
            List<String> known = i == 0 ? shipped.versions() : List.of(texts.get(i - 1).version);
            if (!known.contains(extended)) {
                problems.add(text.basePlace, "extends", extended, "one of " + String.join(", ", known));
            } else if (i == 0 && base == null) {
                base = extended;
            }
        }
        problems.refuse();
        if (pinned != null && !shipped.versions().contains(pinned)) {
            throw new InvalidSettingException(
                    "standard.version", pinned, "one of " + String.join(", ", shipped.versions()));
        }
        return new PlatformStandard(shipped, base == null ? shipped.newest() : base, List.copyOf(texts));
    }

    /** Which standard it is, such as {@code 2026.1}, or {@code acme-7} where an organisation has its own. */
    public String version() {
        return overlays.isEmpty() ? base : overlays.get(overlays.size() - 1).version;
    }

    /** The standard of the SDK below it. */
    public String base() {
        return base;
    }

    /** Whether that is the newest that the SDK has. */
    public boolean newest() {
        return base.equals(shipped.newest());
    }

    /** For people: {@code acme-7 on 2026.1}. */
    public String fullName() {
        return overlays.isEmpty() ? base : version() + " on " + base;
    }

    /** Twelve hexadecimal digits that change whenever a value or a limit does, of any tier; the same in every service. */
    public String digest() {
        return digest;
    }

    /** What the services of one tier start from. */
    public EffectiveStandard forTier(Tier tier) {
        return requireNonNull(tiers.get(requireNonNull(tier, "tier")), "every tier is there");
    }

    /** The tier of a service that does not say. */
    public Tier defaultTier() {
        return Tier.valueOf(forTier(Tier.MEDIUM).word("tier").toUpperCase(Locale.ROOT));
    }

    /**
     * What changed for services of one tier since a standard that somebody knows.
     *
     * @param reviewed the version that is known, of the SDK or of the organisation, or several with commas between; null for
     *     the one before
     * @return empty if nothing did, or if that is this one
     */
    public StandardChanges changesSince(@Nullable String reviewed, Tier tier) {
        Review review = new Review(shipped, base, overlays, reviewed);
        EffectiveStandard now = forTier(tier);
        return new StandardChanges(fullName(), review.since(), review.oldValues(now), now, review.unknown());
    }

    private static String digest(Resolution general, Map<Tier, Resolution> tiers) {
        Set<String> lines = new TreeSet<>();
        lines(lines, "", general);
        tiers.forEach((tier, resolution) -> lines(lines, "tier." + tier.label() + ".", resolution));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void lines(Set<String> lines, String prefix, Resolution resolution) {
        for (String key : StandardKeys.names()) {
            lines.add(prefix + key + "=" + resolution.said(key).value().canonical());
            resolution.limits(key).forEach(limit -> lines.add(prefix + "allow." + key + "=" + limit.canonical()));
        }
    }
}
