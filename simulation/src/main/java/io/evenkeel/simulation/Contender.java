package io.evenkeel.simulation;

import io.evenkeel.guard.BreakerSettings;
import io.evenkeel.simulation.policy.FailsafeClients;
import io.evenkeel.simulation.policy.GuardClients;
import io.evenkeel.simulation.policy.PlainClients;
import io.evenkeel.simulation.policy.Resilience4jClients;
import io.evenkeel.simulation.policy.SpringClients;
import io.evenkeel.simulation.world.Clients;
import io.evenkeel.simulation.world.ExpiredWork;
import java.time.Duration;

/** Who is compared. */
enum Contender {
    GUARD("**guard, the defaults**", GuardClients.withDefaults(), ExpiredWork.DONE),
    GUARD_DEADLINE("**guard, deadlines enforced**", GuardClients.withDefaults(), ExpiredWork.REFUSED),
    NONE("no retries", PlainClients.noRetries(), ExpiredWork.DONE),
    NONE_IDEAL("no retries, ideal drop", PlainClients.noRetries(), ExpiredWork.GONE_BY_MAGIC),
    RESILIENCE4J_RETRY("Resilience4j retry, defaults", Resilience4jClients.retryWithDefaults(), ExpiredWork.DONE),
    RESILIENCE4J("Resilience4j retry and breaker, defaults", Resilience4jClients.withDefaults(), ExpiredWork.DONE),
    RESILIENCE4J_BEST("Resilience4j, tuned", Resilience4jClients.atBest(), ExpiredWork.DONE),
    SPRING("Spring 7 retry, defaults", SpringClients.withDefaults(), ExpiredWork.DONE),
    SPRING_DOCUMENTED("Spring 7 retry, as documented", SpringClients.asDocumented(), ExpiredWork.DONE),
    FAILSAFE("Failsafe retry and breaker, defaults", FailsafeClients.withDefaults(), ExpiredWork.DONE),
    FAILSAFE_BEST("Failsafe, tuned", FailsafeClients.atBest(), ExpiredWork.DONE),

    NEITHER("no budget, no deadline", PlainClients.retries(2), ExpiredWork.DONE),
    DEADLINE("deadline only", PlainClients.retries(2), ExpiredWork.REFUSED),
    BUDGET("budget only", budgeted(), ExpiredWork.DONE),
    BOTH("budget and deadline", budgeted(), ExpiredWork.REFUSED);

    private final String label;

    @SuppressWarnings("ImmutableEnumChecker") // what it makes changes, it does not
    private final Clients clients;

    private final ExpiredWork expiredWork;

    Contender(String label, Clients clients, ExpiredWork expiredWork) {
        this.label = label;
        this.clients = clients;
        this.expiredWork = expiredWork;
    }

    String label() {
        return label;
    }

    Clients clients() {
        return clients;
    }

    ExpiredWork expiredWork() {
        return expiredWork;
    }

    /** Whether its code asks {@link Math#random()}. */
    boolean drawsFromMath() {
        return switch (this) {
            case RESILIENCE4J_BEST, SPRING_DOCUMENTED, FAILSAFE_BEST -> true;
            default -> false;
        };
    }

    private static Clients budgeted() {
        return GuardClients.with(spec -> spec.breaker(neverOpen()));
    }

    private static BreakerSettings neverOpen() {
        return new BreakerSettings(1, 100_000, Duration.ofSeconds(1), Duration.ofSeconds(1), 1);
    }
}
