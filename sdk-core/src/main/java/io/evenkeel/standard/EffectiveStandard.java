package io.evenkeel.standard;

import io.evenkeel.call.InvalidSettingException;
import io.evenkeel.standard.StandardKey.Use;
import io.evenkeel.standard.StandardText.Said;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the services of one tier start from: every default, where it came from, and what they may make of it. Immutable. */
public final class EffectiveStandard {
    private final PlatformStandard platform;
    private final Tier tier;
    private final Resolution resolution;

    EffectiveStandard(PlatformStandard platform, Tier tier, Resolution resolution) {
        this.platform = platform;
        this.tier = tier;
        this.resolution = resolution;
    }

    /** The standard that all tiers share. */
    public PlatformStandard platform() {
        return platform;
    }

    /** Whose values these are. */
    public Tier tier() {
        return tier;
    }

    /** Every value, and where it came from, in the order of the standard. */
    public List<Setting> settings() {
        return StandardKeys.names().stream().map(this::setting).toList();
    }

    /**
     * One value as it is shown to people, and where it came from; {@link #word} has the value itself.
     *
     * @throws IllegalArgumentException if the standard has no such key
     */
    public Setting setting(String key) {
        Said said = resolution.said(key);
        return new Setting(
                key,
                StandardKeys.get(key).shown(said.value()),
                said.layer(),
                said.place().position());
    }

    /** Whether the value is another than that of the SDK's newest standard: a framework's own default would be wrong. */
    public boolean isChanged(String key) {
        Said shipped = PlatformStandard.shipped().forTier(Tier.MEDIUM).said(key);
        return !shipped.value().same(resolution.said(key).value());
    }

    /** A value that is a duration. */
    public Duration duration(String key) {
        return Duration.ofNanos(size(key).longValueExact());
    }

    /** A value that is a whole number. */
    public int integer(String key) {
        return size(key).intValueExact();
    }

    /** A value that is a number. */
    public double decimal(String key) {
        return size(key).doubleValue();
    }

    /** A value that is true or false. */
    public boolean flag(String key) {
        return word(key).equals("true");
    }

    /** A value as text. */
    public String word(String key) {
        return resolution.said(key).value().text();
    }

    /** The elements of a list. */
    public List<String> items(String key) {
        return resolution.said(key).value().items();
    }

    /** The values that the guards, the journeys and the meters are made with. */
    public Standard standard() {
        return new Standard(
                platform.version(),
                word("objectives.availability.target"),
                word("objectives.latency.target"),
                duration("objectives.latency.threshold"),
                tier,
                duration("outbound.connect-timeout"),
                duration("outbound.timeout"),
                integer("outbound.concurrency-limit"),
                decimal("breaker.failure-ratio"),
                integer("breaker.minimum-calls"),
                duration("breaker.window"),
                duration("breaker.open-for"),
                integer("breaker.trial-calls"),
                integer("outbound.retry.max-retries"),
                duration("outbound.retry.backoff"),
                duration("outbound.retry.max-backoff"),
                decimal("outbound.retry.tokens-per-success"),
                integer("outbound.retry.max-tokens"),
                items("outbound.idempotent-methods"),
                word("deadline.mode").equals("enforce"),
                duration("deadline.max"),
                items("deadline.trusted-peers"),
                items("metrics.boundaries").stream()
                        .map(DurationText::read)
                        .map(Objects::requireNonNull)
                        .sorted()
                        .toList(),
                integer("limits.journeys"),
                integer("limits.dependencies"));
    }

    /**
     * Refuses what a layer of the standard forbids.
     *
     * @param key of the standard, or a narrower one such as {@code dependencies.ledger.timeout}
     * @param value a duration, a number, a flag, a constant of an enumeration, a text, or a list of those
     * @throws InvalidSettingException if it is forbidden; it says by whom, with file and line
     */
    public void check(String key, Object value) {
        check(key, StandardKeys.general(key), value);
    }

    /**
     * Refuses what a layer of the standard forbids for a value that has a name of its own.
     *
     * @param named how the value is called where it is said, such as {@code journeys.pay.objectives.availability.target}
     * @param key the standard's key for it; null if there is none
     * @throws InvalidSettingException if it is forbidden
     */
    public void check(String named, @Nullable String key, Object value) {
        if (key != null) {
            Value said = ValueType.of(value);
            for (Limit limit : resolution.limits(key)) {
                if (!limit.allows(said)) {
                    throw new InvalidSettingException(
                            named, StandardKeys.get(key).shown(said), limit.expected());
                }
            }
        }
    }

    /** The duration itself if it is allowed, otherwise the closest one that is. */
    public Duration closest(String key, Duration value) {
        return Duration.ofNanos(closestSize(key, value).longValueExact());
    }

    /** The number itself if it is allowed, otherwise the closest one that is. */
    public int closest(String key, int value) {
        return closestSize(key, value).intValueExact();
    }

    /** The number itself if it is allowed, otherwise the closest one that is. */
    public double closest(String key, double value) {
        return closestSize(key, value).doubleValue();
    }

    /** The number itself if it is allowed, otherwise the closest one that is. */
    public BigDecimal closest(String key, BigDecimal value) {
        return allows(key, value) ? value : closestSize(key, value);
    }

    /** Whether no layer of the standard forbids it. */
    public boolean allows(String key, Object value) {
        Value said = ValueType.of(value);
        return resolution.limits(key).stream().allMatch(limit -> limit.allows(said));
    }

    /**
     * Whether it is another value than the standard's, for a key where that is a deviation.
     *
     * @throws IllegalArgumentException if the standard has no such key
     */
    public boolean deviates(String key, Object value) {
        return deviates(key, ValueType.of(value));
    }

    boolean deviates(String key, Value value) {
        StandardKey known = StandardKeys.get(key);
        return known.use() == Use.DEFAULT && !resolution.said(key).value().same(value);
    }

    boolean isStricter(String key, Value value) {
        return Strictness.isStricter(key, value, resolution.said(key).value());
    }

    /**
     * A value that somebody is asked for, for people: with what it means to say it where the standard has another.
     *
     * @throws IllegalArgumentException if the standard has no such key
     */
    public String wanted(String key, Object value) {
        Value wanted = ValueType.of(value);
        String text = StandardKeys.get(key).shown(wanted);
        if (!deviates(key, wanted)) {
            return text;
        }
        String standards = StandardKeys.get(key).shown(resolution.said(key).value());
        return text
                + (isStricter(key, wanted)
                        ? ", a deviation that needs no reason: stricter than the standard's " + standards
                        : ", a deviation that needs a reason: the standard has " + standards);
    }

    Said said(String key) {
        return resolution.said(key);
    }

    private BigDecimal closestSize(String key, Object value) {
        Value said = ValueType.of(value);
        for (Limit limit : resolution.limits(key)) {
            if (!limit.allows(said)) {
                Value closest = limit.closest(said);
                said = closest == null || closest.size() == null
                        ? resolution.said(key).value()
                        : closest;
            }
        }
        return sizeOf(key, said);
    }

    private BigDecimal size(String key) {
        return sizeOf(key, resolution.said(key).value());
    }

    private static BigDecimal sizeOf(String key, Value value) {
        BigDecimal size = value.size();
        if (size == null) {
            throw new IllegalArgumentException(key + " has no size");
        }
        return size;
    }
}
