package io.evenkeel.spring.practice;

import io.evenkeel.Journey;
import io.evenkeel.Reliability;
import io.evenkeel.practice.Evidence;
import io.evenkeel.practice.Finding;
import io.evenkeel.practice.PracticeCheck;
import io.evenkeel.spring.config.EvenkeelProperties;
import io.evenkeel.spring.config.EvenkeelProperties.Service;
import io.evenkeel.spring.config.JourneyProperties;
import io.evenkeel.spring.identity.ServiceIdentity;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Who the service is, whose it is, and where help is found. */
final class IdentityPractices {
    private static final int SHOWN_OF_REVISION = 12;

    private final Reliability reliability;
    private final EvenkeelProperties properties;
    private final ServiceIdentity identity;

    IdentityPractices(Reliability reliability, EvenkeelProperties properties, ServiceIdentity identity) {
        this.reliability = reliability;
        this.properties = properties;
        this.identity = identity;
    }

    Map<String, PracticeCheck> checks() {
        return Map.of(
                "environment-named", new Settled(this::environment),
                "build-identified", new Settled(this::build),
                "owner-named", new Settled(this::owner),
                "runbooks-linked", this::runbooks,
                "dashboards-linked", this::dashboards);
    }

    private Finding environment() {
        String environment = identity.environment();
        return environment == null
                ? Finding.failed("not known (expected: evenkeel.service.environment, or"
                        + " deployment.environment.name in OTEL_RESOURCE_ATTRIBUTES)")
                : Finding.passed(Evidence.text(environment));
    }

    private Finding build() {
        String version = identity.version();
        String revision = identity.attributes().get("vcs.ref.head.revision");
        if (version == null) {
            return Finding.failed("the version is not known (expected: META-INF/build-info.properties, or"
                    + " evenkeel.service.version)");
        }
        if (revision == null) {
            return Finding.failed(Evidence.text(version) + " of a revision that is not known (expected: git.properties,"
                    + " or vcs.ref.head.revision in OTEL_RESOURCE_ATTRIBUTES)");
        }
        return Finding.passed(Evidence.text(version) + " at "
                + Evidence.text(revision.substring(0, Math.min(revision.length(), SHOWN_OF_REVISION))));
    }

    private Finding owner() {
        String owner = properties.service().owner();
        return owner == null || owner.isBlank()
                ? Finding.failed("nobody (expected: evenkeel.service.owner)")
                : Finding.passed(Evidence.text(owner));
    }

    private Finding runbooks() {
        return linked("runbook", Service::runbook, JourneyProperties::runbook);
    }

    private Finding dashboards() {
        return linked("dashboard", Service::dashboard, JourneyProperties::dashboard);
    }

    /** The links are not told: a URL may hold what is not for everyone. */
    private Finding linked(
            String what,
            Function<Service, @Nullable URI> ofService,
            Function<JourneyProperties, @Nullable URI> ofJourney) {
        if (ofService.apply(properties.service()) != null) {
            return Finding.passed("evenkeel.service." + what);
        }
        List<String> journeys =
                reliability.journeys().stream().map(Journey::name).toList();
        List<String> without = journeys.stream()
                .filter(name -> {
                    JourneyProperties journey = properties.journeys().get(name);
                    return journey == null || ofJourney.apply(journey) == null;
                })
                .toList();
        if (journeys.isEmpty() || !without.isEmpty()) {
            return Finding.failed((without.isEmpty() ? "none" : "none for " + Evidence.listed(without))
                    + " (expected: evenkeel.service." + what + ", or evenkeel.journeys.<name>." + what + ")");
        }
        return Finding.passed("evenkeel.journeys.<name>." + what + " of " + Evidence.listed(journeys));
    }
}
