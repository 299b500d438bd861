package io.evenkeel.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * One story on real services and real engines, told by the tests in their order. The ledger has a fault that burns the
 * budget of the storefront's checkout and its own. The archive, which nobody asks for anything, goes down and comes
 * back. Everything but the {@link History} is live.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FleetPackIT {
    private static final int PURCHASES_BEFORE_THE_FAULT = 400;
    private static final int LATE_PURCHASES = 300;
    private static final int FAILED_PURCHASES = 300;
    private static final Duration LEDGER_DELAY = Duration.ofMillis(1200);

    private static final String CHECKOUT_PAGE = "page EvenkeelBudgetBurnFast shop/storefront checkout availability";
    private static final Pattern WHAT_IS_WRONG = Pattern.compile("Bad: \\d+ of \\d+ events in 1h\\. "
            + "Left of the 30-day error budget: \\d+\\.\\d+%\\. "
            + "At this rate it is gone in (\\d+d )?(\\d+h )?(\\d+m )?\\d+s\\. "
            + "Top cause: (circuit_open|dependency:ledger), \\d+ events\\.");
    private static final String DOWN_PAGE = "page EvenkeelServiceDown shop/archive - -";
    private static final Set<String> BURN_PAGES = Set.of(
            CHECKOUT_PAGE,
            "page EvenkeelBudgetBurnFast shop/ledger default availability",
            "page EvenkeelBudgetBurnFast shop/ledger default latency");

    /** Those that reached the ledger. */
    private static final String BAD_PURCHASES =
            "slo_bad_events_total{journey=\"checkout\",cause=\"dependency:ledger\"}";

    private static final String EVENTS_OF_THE_BUSY =
            "sum by (service_name, journey, objective, result) (%s{service_name=~\"storefront|ledger\"})";

    private final Story story = new Story();
    private final List<AutoCloseable> running = new ArrayList<>();
    private final List<Engine> engines = new ArrayList<>();
    private Traces traces;
    private Service storefront;
    private Service ledger;
    private Service archive;
    private Customers customers;
    private Watch watch;
    private List<Slo> busy;
    private int weathers;
    private Instant fault;

    @BeforeAll
    void startEverything() {
        traces = opened(new Traces());
        ledger = opened(new Service("ledger", "ledger", traces.arguments().toArray(String[]::new)));
        storefront = opened(new Service(
                "storefront",
                "storefront",
                Stream.concat(Stream.of("--ledger.address=" + ledger.web().address()), traces.arguments().stream())
                        .toArray(String[]::new)));
        archive = opened(new Service("archive", "ledger"));
        List<Service> services = List.of(storefront, ledger, archive);
        services.forEach(Service::awaitReady);
        story.tell("the services are ready");

        busy = Stream.concat(Slo.of(storefront).stream(), Slo.of(ledger).stream())
                .filter(slo -> slo.service().equals("ledger") || !slo.journey().equals("default"))
                .toList();
        History history = new History(busy, Instant.now());
        String scraping = Scraping.of(services);
        engines.add(opened(Prometheus.start("prometheus-3", Place.engine("prometheus"), scraping, history)));
        engines.add(opened(Prometheus.start("prometheus-2", "prometheus", scraping, history)));
        engines.add(opened(VictoriaMetrics.start("victoriametrics", scraping, history)));
        story.tell("the engines are ready, with a history of " + history);
        watch = opened(new Watch(engines, story));
        customers = opened(new Customers(storefront.web()));
    }

    @AfterAll
    void stopEverything() throws Exception {
        for (int last = running.size() - 1; last >= 0; last--) {
            running.get(last).close();
        }
    }

    @Test
    @Order(1)
    void eachEngineFindsEachService() {
        for (Engine engine : engines) {
            eventually(Duration.ofSeconds(60), engine + " scrapes").untilAsserted(() -> assertThat(
                            engine.query("reliability_info").by("service_namespace", "service_name"))
                    .containsOnlyKeys("shop archive", "shop ledger", "shop storefront"));
        }
    }

    @Test
    @Order(2)
    void nothingFiresWhileAllIsWell() {
        customers.start();
        story.tell("customers come");
        eventually(Duration.ofMinutes(2), "purchases")
                .until(() -> customers.checkout().good() >= PURCHASES_BEFORE_THE_FAULT);
        for (Engine engine : engines) {
            assertThat(watch.seen(engine)).as(engine.name()).isEmpty();
        }
    }

    @Test
    @Order(3)
    void theLedgerHasAFault() throws Exception {
        story.tell("the ledger is slow");
        weather("slow", LEDGER_DELAY);
        fault = Instant.now();
        eventually(Duration.ofMinutes(2), "late purchases")
                .until(() -> customers.checkout().surelyLate() >= LATE_PURCHASES);
        story.tell("the ledger fails");
        weather("failing", Duration.ZERO);
        eventually(Duration.ofMinutes(2), "failed purchases")
                .until(() -> customers.checkout().bad() >= FAILED_PURCHASES);
        weather("healthy", Duration.ZERO);
        story.tell("the ledger is healthy again");
    }

    @Test
    @Order(4)
    void anIdleServiceIsNotShownAsMet() {
        for (Engine engine : engines) {
            eventually(Duration.ofMinutes(3), engine + " knows the archive")
                    .until(() -> engine.query("evenkeel:target:seen_seconds{service_name=\"archive\"}")
                            .hasData());
        }
        assertThatNothingIsPromisedOfTheArchive();
    }

    @Test
    @Order(5)
    void theFaultPagesForEachObjectiveThatItBurns() {
        archive.close();
        story.tell("the archive is down");
        for (Engine engine : engines) {
            eventually(Duration.ofMinutes(5), engine + " alerts")
                    .untilAsserted(() -> assertThat(watch.seen(engine)).containsAll(BURN_PAGES));
        }
    }

    @Test
    @Order(6)
    void everyDashboardQueryHasAnAnswer() {
        SoftAssertions softly = new SoftAssertions();
        List<DashboardQuery> queries = DashboardQuery.all();
        for (Engine engine : engines) {
            int answered = 0;
            for (DashboardQuery query : queries) {
                boolean hasData = engine.query(query.expression()).hasData();
                answered += hasData ? 1 : 0;
                softly.assertThat(hasData || query.mayBeEmpty())
                        .as("%s has data for %s", engine, query)
                        .isTrue();
            }
            story.tell(engine + " has data for " + answered + " of " + queries.size() + " dashboard queries");
        }
        softly.assertAll();
    }

    @Test
    @Order(7)
    void aServiceThatIsDownPagesAndIsNotShownAsMet() {
        for (Engine engine : engines) {
            eventually(Duration.ofMinutes(8), engine + " alerts")
                    .untilAsserted(() -> assertThat(watch.seen(engine)).contains(DOWN_PAGE));
            assertThat(engine.query("up{job=\"archive\"}").value()).isZero();
        }
        assertThatNothingIsPromisedOfTheArchive();
    }

    @Test
    @Order(8)
    void theAlertsEndAfterTheFault() {
        archive.start();
        archive.awaitReady();
        story.tell("the archive is back");
        for (Engine engine : engines) {
            eventually(Duration.ofMinutes(10), engine + " is quiet again").untilAsserted(() -> assertThat(
                            engine.alertmanager().alerts().stream().map(Alert::subject))
                    .isEmpty());
            story.tell(engine + " is quiet again");
        }
    }

    @Test
    @Order(9)
    void theEnginesCountWhatTheCustomersCounted() throws Exception {
        customers.finish();
        Verdicts browse = customers.browse();
        Verdicts checkout = customers.checkout();
        story.tell("browse: " + browse);
        story.tell("checkout: " + checkout);
        assertThat(browse.unanswered() + checkout.unanswered()).isZero();
        assertThat(checkout.bad()).isPositive();
        assertThat(checkout.surelyLate()).isPositive();
        for (Engine engine : engines) {
            eventually(Duration.ofSeconds(60), engine + " counts").untilAsserted(() -> {
                Map<String, Double> counted = engine.query(
                                "sum by (journey, objective, result) (slo_events_total{service_name=\"storefront\"})")
                        .by("journey", "objective", "result");
                assertCounted(counted, "browse", browse);
                assertCounted(counted, "checkout", checkout);
                assertThat(engine.query("slo_events_excluded_total{journey=\"checkout\",reason=\"client_fault\"}")
                                .value())
                        .isEqualTo((double) checkout.excluded());
            });
            story.tell(engine + " has counted: "
                    + engine.query(String.format(EVENTS_OF_THE_BUSY, "slo_events_total"))
                            .by("service_name", "journey", "objective", "result"));
        }
    }

    private static void assertCounted(Map<String, Double> counted, String journey, Verdicts verdicts) {
        assertThat(counted)
                .containsEntry(journey + " availability good", (double) verdicts.good())
                .containsEntry(journey + " availability bad", (double) verdicts.bad());
        double inTime = counted.get(journey + " latency good");
        double late = counted.get(journey + " latency bad");
        assertThat(inTime + late).isEqualTo((double) (verdicts.good() + verdicts.bad()));
        assertThat(inTime)
                .isBetween((double) verdicts.surelyInTime(), (double) verdicts.surelyInTime() + verdicts.unsure());
    }

    @Test
    @Order(10)
    void theLedgerCountsWhatTheStorefrontSentIt() {
        for (Engine engine : engines) {
            eventually(Duration.ofSeconds(60), engine + " counts").untilAsserted(() -> {
                Map<String, Double> attempts = engine.query("dependency_attempts_total{dependency=\"ledger\"}")
                        .by("outcome");
                assertThat(engine.query(
                                        "slo_events_total{service_name=\"ledger\",journey=\"default\",objective=\"availability\"}")
                                .by("result"))
                        .as("and %d times the weather was changed", weathers)
                        .containsEntry("good", attempts.get("success") + weathers)
                        .containsEntry("bad", attempts.get("failure"));
            });
        }
    }

    @Test
    @Order(11)
    void theCausesAddUpToTheBadEvents() {
        for (Engine engine : engines) {
            Map<String, Double> bad =
                    engine.query("slo_events_total{result=\"bad\"}").by("service_name", "journey", "objective");
            Map<String, Double> caused = engine.query(
                            "sum by (service_name, journey, objective) (slo_bad_events_total)")
                    .by("service_name", "journey", "objective");
            bad.values().removeIf(events -> events == 0);
            caused.values().removeIf(events -> events == 0);
            assertThat(caused).as(engine.name()).isEqualTo(bad).isNotEmpty();
            assertThat(engine.query("slo_bad_events_total{journey=\"checkout\",objective=\"latency\"} > 0")
                            .by("cause"))
                    .containsOnlyKeys("circuit_open", "dependency:ledger", "late");
        }
    }

    @Test
    @Order(12)
    void theTilesHoldEveryEventOnce() {
        for (Engine engine : engines) {
            eventually(Duration.ofMinutes(8), engine + " has a tile of the fault")
                    .until(() -> lastTile(engine) - 45 > fault.getEpochSecond());
            double tile = lastTile(engine);
            Map<String, Double> expected =
                    new TreeMap<>(engine.query(String.format(EVENTS_OF_THE_BUSY, "slo_events_total"), tile - 30)
                            .by("service_name", "journey", "objective", "result"));
            expected.keySet().removeIf(series -> series.startsWith("storefront default"));
            expected.replaceAll(
                    (series, events) -> events + History.events(series.substring(series.lastIndexOf(' ') + 1)));
            Map<String, Double> tiles = new TreeMap<>(engine.query(
                            "sum_over_time(evenkeel:slo_events:tile5m{service_name=~\"storefront|ledger\"}[30d])", tile)
                    .by("service_name", "journey", "objective", "result"));
            tiles.keySet().removeIf(series -> series.startsWith("storefront default"));
            assertThat(tiles).as(engine.name()).isEqualTo(expected).hasSize(2 * busy.size());
        }
    }

    @Test
    @Order(13)
    void theBudgetIsThatOfAllEventsOf30Days() {
        for (Engine engine : engines) {
            eventually(Duration.ofMinutes(4), engine + " budgets").untilAsserted(() -> {
                Map<String, Double> budgets =
                        engine.query("evenkeel:budget_left:ratio30d").by("service_name", "journey", "objective");
                // The newest tiles may not be in the budget yet.
                double last = lastTile(engine);
                assertThat(List.of(last, tileBefore(engine, last))).anySatisfy(tile -> assertThat(budgets)
                        .hasSize(busy.size())
                        .allSatisfy((slo, budget) ->
                                assertThat(budget).isCloseTo(budgetLeft(engine, slo, tile), within(1e-9))));
            });
        }
    }

    /** What history and counters say when these tiles were recorded. */
    private double budgetLeft(Engine engine, String name, double tile) {
        Map<String, Double> live = engine.query(String.format(EVENTS_OF_THE_BUSY, "slo_events_total"), tile - 30)
                .by("service_name", "journey", "objective", "result");
        Slo slo = busy.stream()
                .filter(each -> each.toString().equals(name))
                .findFirst()
                .orElseThrow();
        double good = History.events("good") + live.getOrDefault(slo + " good", 0.0);
        double bad = History.events("bad") + live.getOrDefault(slo + " bad", 0.0);
        return 1 - bad / (good + bad) / (1 - slo.target());
    }

    @Test
    @Order(14)
    void aPageIsOneCallForAJourneyAndSaysWhatIsWrong() {
        for (Engine engine : engines) {
            Map<String, String> group = Map.of(
                    "environment", "production", "namespace", "shop", "service", "storefront", "journey", "checkout");
            assertThat(engine.alertmanager().pager().calls())
                    .as(engine.name())
                    .anySatisfy(call -> {
                        assertThat(call.path()).isEqualTo("/page");
                        assertThat(call.group()).isEqualTo(group);
                        assertThat(call.alerts()).extracting(Alert::subject).containsOnly(CHECKOUT_PAGE);
                        assertThat(call.alerts()).allSatisfy(alert -> assertThat(
                                        alert.annotations().get("description"))
                                .matches(WHAT_IS_WRONG));
                    })
                    .allSatisfy(call -> assertThat(call.path()).isEqualTo("/page"));
        }
    }

    @Test
    @Order(15)
    void noOtherAlertHasFired() {
        for (Engine engine : engines) {
            assertThat(watch.seen(engine))
                    .as(engine.name())
                    .containsExactlyInAnyOrderElementsOf(Stream.concat(BURN_PAGES.stream(), Stream.of(DOWN_PAGE))
                            .toList());
        }
    }

    /** The trail of whoever was paged: from the series that burns to a trace, and from there to the lines of both services. */
    @Test
    @Order(16)
    void thePageLeadsToATraceAndThatToTheLogs() {
        for (Engine engine : engines) {
            if (engine instanceof Prometheus prometheus) {
                Set<String> exemplars = prometheus.exemplarTraces(BAD_PURCHASES, fault);
                assertThat(exemplars)
                        .as(engine + " has exemplars of " + BAD_PURCHASES)
                        .isNotEmpty();
                assertThat(exemplars).as("each is in the store of traces").allSatisfy(trace -> assertThat(
                                traces.servicesIn(trace))
                        .contains("storefront", "ledger"));
                for (String log : List.of(storefront.log(), ledger.log())) {
                    assertThat(exemplars).as("each is in both logs").allMatch(log::contains);
                }
                story.tell(engine + " leads to " + exemplars.size() + " traces of bad purchases");
            }
        }
    }

    private void assertThatNothingIsPromisedOfTheArchive() {
        SoftAssertions softly = new SoftAssertions();
        for (Engine engine : engines) {
            for (DashboardQuery query : DashboardQuery.all()) {
                Answer answer = engine.query(query.of("archive"));
                if (query.isAboutThePromise()) {
                    softly.assertThat(answer.rows())
                            .as("%s: %s", engine, query.of("archive"))
                            .isEmpty();
                }
            }
        }
        softly.assertAll();
    }

    /** When the newest tiles were recorded, as Unix time. */
    private static double lastTile(Engine engine) {
        return engine.query("max_over_time(timestamp(evenkeel:tile5m:clock)[12m:1s])")
                .value();
    }

    /** When those before were recorded; 0 if there were none. */
    private static double tileBefore(Engine engine, double tile) {
        return engine.query("max_over_time(timestamp(evenkeel:tile5m:clock)[12m:1s])", tile - 1).rows().stream()
                .mapToDouble(Answer.Row::value)
                .max()
                .orElse(0);
    }

    private void weather(String weather, Duration delay) throws InterruptedException {
        customers.betweenRequests(() -> ledger.web().put("/weather", weather), delay);
        weathers++;
    }

    private static ConditionFactory eventually(Duration time, String what) {
        return await(what).atMost(time).pollInterval(Duration.ofSeconds(1)).ignoreExceptions();
    }

    private <T extends AutoCloseable> T opened(T resource) {
        running.add(resource);
        return resource;
    }
}
