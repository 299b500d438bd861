package io.evenkeel.simulation;

import io.evenkeel.simulation.policy.SeededMathRandom;
import io.evenkeel.simulation.world.Figures;
import io.evenkeel.simulation.world.Run;
import io.evenkeel.simulation.world.Scenario;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;

/** Runs scenarios, in parallel where it does not change what comes out. */
final class Experiment {
    private record Question(Contender contender, Scenario scenario, long seed) {}

    private static final Object MATH_RANDOM = new Object();
    /** Several tables ask the same; a run gives the same each time. */
    private static final Map<Question, Figures> ANSWERS = new ConcurrentHashMap<>();

    private Experiment() {}

    static Figures run(Contender contender, Scenario scenario, long seed) {
        Question question = new Question(contender, scenario, seed);
        Figures known = ANSWERS.get(question);
        if (known == null) {
            known = ran(contender, scenario, seed);
            ANSWERS.put(question, known);
        }
        return known;
    }

    private static Figures ran(Contender contender, Scenario scenario, long seed) {
        if (!contender.drawsFromMath()) {
            return Run.of(scenario, contender.clients(), contender.expiredWork(), seed);
        }
        synchronized (MATH_RANDOM) {
            SeededMathRandom.seed(seed);
            return Run.of(scenario, contender.clients(), contender.expiredWork(), seed);
        }
    }

    static List<Figures> run(Contender contender, Scenario scenario, LongStream seeds) {
        return seeds.parallel().mapToObj(seed -> run(contender, scenario, seed)).toList();
    }
}
