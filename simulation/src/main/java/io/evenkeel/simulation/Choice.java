package io.evenkeel.simulation;

import io.evenkeel.guard.BreakerSettings;
import io.evenkeel.guard.RetrySettings;
import io.evenkeel.simulation.policy.GuardClients;
import io.evenkeel.simulation.world.Clients;
import io.evenkeel.simulation.world.ExpiredWork;
import io.evenkeel.simulation.world.Figures;
import io.evenkeel.simulation.world.Run;
import io.evenkeel.simulation.world.Scenario;
import io.evenkeel.simulation.world.Trigger;
import io.evenkeel.simulation.world.Trigger.Kind;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** How the defaults were chosen: one step after the other, on seeds that nothing else is reported on. */
final class Choice {
    private static final int SCENARIOS = 60;

    private record Candidate(
            String label, int calls, int windowSeconds, int openMillis, int trials, double tokens, int maxTokens) {
        Clients clients() {
            return GuardClients.with(spec -> spec.breaker(new BreakerSettings(
                            0.8, calls, Duration.ofSeconds(windowSeconds), Duration.ofMillis(openMillis), trials))
                    .retry(new RetrySettings(2, Duration.ofMillis(100), Duration.ofSeconds(2), tokens, maxTokens)));
        }
    }

    private static final List<Candidate> CANDIDATES = List.of(
            new Candidate("20 calls in 30 s, open 5 s, 10 trials; 0.5 of 10 tokens", 20, 30, 5_000, 10, 0.5, 10),
            new Candidate("20 calls in 10 s", 20, 10, 5_000, 10, 0.5, 10),
            new Candidate("and open 1 s", 20, 10, 1_000, 10, 0.5, 10),
            new Candidate("and 1 of 5 tokens", 20, 10, 1_000, 10, 1, 5),
            new Candidate("and 5 calls in 10 s", 5, 10, 1_000, 10, 1, 5),
            new Candidate("**and 2 trials: the defaults**", 5, 10, 1_000, 2, 1, 5),
            new Candidate("open 2 s", 5, 10, 2_000, 2, 1, 5),
            new Candidate("1 of 3 tokens", 5, 10, 1_000, 2, 1, 3),
            new Candidate("0.2 of 5 tokens", 5, 10, 1_000, 2, 0.2, 5));

    private Choice() {}

    static Stream<String> lines() {
        return Stream.concat(
                Stream.of(
                        "## How the defaults were chosen",
                        "",
                        "Seeds for choosing: from " + Seeds.CHOOSING + " on; for all other tables: from "
                                + Seeds.REPORTING
                                + " on. The breaker opens at 80 % failures in every row. Deadlines are not enforced.",
                        "Capacity cut to 20 % for 10 s at ρ = 0.95: recovery in seconds. Failures: success in %. Random"
                                + " scenarios: as below, the first " + SCENARIOS + " of these seeds.",
                        "",
                        Cells.row(
                                "",
                                "cut, 40 instances",
                                "cut, 1,000 instances",
                                "30 % fail",
                                "50 % fail",
                                "random: stuck",
                                "90 % within",
                                "worst"),
                        Cells.rule(8)),
                Stream.concat(CANDIDATES.stream().map(Choice::line), Stream.of("")));
    }

    private static String line(Candidate candidate) {
        Trigger cut = new Trigger(Kind.CAPACITY_CUT, 0.2, 10);
        int[] recoveries = Seeds.from(Seeds.CHOOSING, SCENARIOS)
                .parallel()
                .map(seed -> recovery(run(candidate, RandomTable.scenario(seed), seed)))
                .mapToInt(seconds -> (int) seconds)
                .sorted()
                .toArray();
        return Cells.row(
                candidate.label(),
                seconds(recovery(run(candidate, new Scenario(1_000, 40, 0.95, cut, 0, 300), Seeds.CHOOSING))),
                seconds(recovery(run(candidate, new Scenario(1_000, 1_000, 0.95, cut, 0, 300), Seeds.CHOOSING))),
                success(candidate, 0.3),
                success(candidate, 0.5),
                String.valueOf(Arrays.stream(recoveries)
                        .filter(r -> r == Integer.MAX_VALUE)
                        .count()),
                seconds(recoveries[SCENARIOS * 9 / 10 - 1]),
                seconds(recoveries[SCENARIOS - 1]));
    }

    private static String success(Candidate candidate, double failing) {
        Trigger trigger = new Trigger(Kind.PARTIAL_FAILURE, failing, 60);
        Figures run = run(candidate, new Scenario(1_000, 40, 0.5, trigger, 0, 0), Seeds.CHOOSING);
        return Cells.format("%.1f", 100 * run.triggerSuccess());
    }

    private static Figures run(Candidate candidate, Scenario scenario, long seed) {
        return Run.of(scenario, candidate.clients(), ExpiredWork.DONE, seed);
    }

    private static int recovery(Figures run) {
        return run.stuck() ? Integer.MAX_VALUE : run.recoverySeconds();
    }

    private static String seconds(int recovery) {
        return recovery == Integer.MAX_VALUE ? "–" : String.valueOf(recovery);
    }
}
