package io.evenkeel;

import static java.util.Objects.requireNonNull;

import io.evenkeel.call.FaultListener;
import io.evenkeel.call.InvalidSettingException;
import io.evenkeel.logging.LogIdentity;
import io.evenkeel.logging.LogKeys;
import io.evenkeel.logging.LogSettings;
import io.evenkeel.logging.TraceKeys;
import io.evenkeel.standard.EffectiveStandard;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What log lines show of journeys. */
public final class LogSpec {
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofHours(1);

    private @Nullable String environment;
    private @Nullable String version;
    private boolean service = true;
    private @Nullable Boolean datadog;
    private @Nullable List<String> baggageKeys;
    private boolean spansFollowed;
    private @Nullable Boolean badEvents;
    private @Nullable Duration badEventsEvery;

    LogSpec() {}

    /** Where the service runs, for Datadog's {@code dd.env}. Default: not said. */
    public LogSpec environment(@Nullable String name) {
        this.environment = name;
        return this;
    }

    /** Which version of the service it is, for Datadog's {@code dd.version}. Default: not said. */
    public LogSpec version(@Nullable String name) {
        this.version = name;
        return this;
    }

    /** Whether lines have the key {@code service}. Default: yes; not where their format has a field of this name itself. */
    public LogSpec service(boolean chosen) {
        this.service = chosen;
        return this;
    }

    /** Whether lines have Datadog's keys too. Default: no. */
    public LogSpec datadog(boolean chosen) {
        this.datadog = chosen;
        return this;
    }

    /** The entries of baggage that lines show, each under its own name. They come from whoever calls. Default: none. */
    public LogSpec baggageKeys(List<String> names) {
        this.baggageKeys = List.copyOf(names);
        return this;
    }

    /**
     * Whether an integration tells {@link LogKeys#followed()} of each span, so that a journey's beginning need not look for
     * one. Default: no.
     */
    public LogSpec spansFollowed(boolean chosen) {
        this.spansFollowed = chosen;
        return this;
    }

    /** Whether bad events are said in the log. Default: yes. */
    public LogSpec badEvents(boolean chosen) {
        this.badEvents = chosen;
        return this;
    }

    /**
     * How long the log is silent about a journey after it has said a bad event of it. Default: 10 s.
     *
     * @param silence from 1 second to 1 hour
     * @throws InvalidSettingException if it is out of its range
     */
    public LogSpec badEventsEvery(Duration silence) {
        requireNonNull(silence, "badEventsEvery");
        if (silence.compareTo(SHORTEST) < 0 || silence.compareTo(LONGEST) > 0) {
            throw new InvalidSettingException("bad-events-every", silence, "a duration from 1s to 1h");
        }
        this.badEventsEvery = silence;
        return this;
    }

    /** What is said for the standard's keys below {@code logs}, by key. */
    Map<String, Object> said() {
        Map<String, Object> said = new LinkedHashMap<>();
        put(said, "logs.datadog", datadog);
        put(said, "logs.baggage-keys", baggageKeys);
        put(said, "logs.bad-events", badEvents);
        put(said, "logs.bad-events-every", badEventsEvery);
        return said;
    }

    private static void put(Map<String, Object> said, String key, @Nullable Object value) {
        if (value != null) {
            said.put(key, value);
        }
    }

    @Nullable
    Duration saysBadEventsEvery(EffectiveStandard standard) {
        boolean are = badEvents == null ? standard.flag("logs.bad-events") : badEvents;
        Duration every = badEventsEvery == null ? standard.duration("logs.bad-events-every") : badEventsEvery;
        return are ? every : null;
    }

    LogKeys keys(String name, EffectiveStandard standard, FaultListener faults) {
        return new LogKeys(
                new LogIdentity(name, environment, version),
                new LogSettings(
                        service,
                        !TraceKeys.areTheAgents(),
                        datadog == null ? standard.flag("logs.datadog") : datadog,
                        baggageKeys == null ? standard.items("logs.baggage-keys") : baggageKeys),
                spansFollowed,
                faults);
    }
}
