package io.evenkeel.simulation;

import static io.evenkeel.simulation.Contender.*;

import io.evenkeel.simulation.world.Trigger;
import io.evenkeel.simulation.world.Trigger.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What stands in the report, and in which order. */
final class Report {
    private static final List<Contender> ALL = List.of(
            GUARD,
            GUARD_DEADLINE,
            NONE,
            NONE_IDEAL,
            RESILIENCE4J_RETRY,
            RESILIENCE4J,
            RESILIENCE4J_BEST,
            SPRING,
            SPRING_DOCUMENTED,
            FAILSAFE,
            FAILSAFE_BEST);
    private static final Trigger CUT = new Trigger(Kind.CAPACITY_CUT, 0.2, 10);

    static final TwoByTwo TWO_BY_TWO = new TwoByTwo(CUT);
    static final RecoveryTable CAPACITY_CUT = new RecoveryTable("Capacity cut to 20 % for 10 s", CUT, 40, ALL);
    static final FailureTable FAILURES = new FailureTable(
            "A part of the attempts fails at once",
            "For 60 s, at ρ = 0.5, without cost to the server. Success in % / attempts per request. 40 instances.",
            Kind.PARTIAL_FAILURE,
            40,
            0.5,
            ALL);
    static final FailureTable FEW_CALLS = new FailureTable(
            "The same with few calls per instance",
            "1,000 instances, each with one call in two seconds.",
            Kind.PARTIAL_FAILURE,
            1_000,
            0.5,
            ALL);
    static final FailureTable LATE_FAILURES = new FailureTable(
            "A part of the attempts fails after its work was done",
            "The same at ρ = 0.9: here each retry is load that the server has no room for.",
            Kind.LATE_FAILURE,
            40,
            0.9,
            ALL);
    static final RandomTable RANDOM =
            new RandomTable("1,000 random scenarios", 1_000, List.of(GUARD, GUARD_DEADLINE, NONE, NONE_IDEAL));
    static final RandomTable SAMPLE = new RandomTable(
            "The first 10 of them",
            10,
            List.of(GUARD, GUARD_DEADLINE, NONE, RESILIENCE4J_BEST, SPRING_DOCUMENTED, FAILSAFE_BEST));

    static final List<Table> TABLES = List.of(
            TWO_BY_TWO,
            CAPACITY_CUT,
            new RecoveryTable("Three times the load for 10 s", new Trigger(Kind.LOAD_SPIKE, 3, 10), 40, ALL),
            new RecoveryTable(
                    "A slow dependency: for 10 s one request in ten takes a second longer",
                    new Trigger(Kind.SLOW_DEPENDENCY, 0.1, 10),
                    40,
                    ALL),
            FAILURES,
            FEW_CALLS,
            LATE_FAILURES,
            RANDOM,
            new RandomTable("The first 100 of them, with the peers", 100, ALL),
            SAMPLE);

    private Report() {}

    static Stream<String> lines() {
        return Stream.concat(
                Stream.of(head(), Goals.lines(), Choice.lines()).flatMap(part -> part),
                TABLES.stream().flatMap(Table::lines));
    }

    static Stream<String> head() {
        try (InputStream text = Report.class.getResourceAsStream("head.md")) {
            if (text == null) {
                throw new IllegalStateException("head.md is missing");
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8).lines();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static String text() {
        return lines().collect(Collectors.joining("\n"))
                        .replace("\n\n\n", "\n\n")
                        .stripTrailing() + "\n";
    }
}
