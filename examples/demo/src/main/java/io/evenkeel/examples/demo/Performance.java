package io.evenkeel.examples.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One showing of the demo, from the start of the services to their end. */
final class Performance {
    private static final Duration TICK = Duration.ofMillis(250);
    private static final Duration LATELY = Duration.ofSeconds(5);

    private final Duration length;
    private final Script script;
    private final Screen screen;
    private final PrintStream out;
    private final Trail trail = new Trail(LATELY);
    private final BreakerWatch breakers = new BreakerWatch();

    Performance(Duration length, Screen screen, PrintStream out) {
        this.length = length;
        this.script = new Script(length);
        this.screen = screen;
        this.out = out;
    }

    /**
     * Returns once all is shown. However it ends, the services have ended by then.
     *
     * @throws InterruptedException if it was stopped early; what was seen until then has been shown
     */
    void show() throws IOException, InterruptedException, ServiceFailure {
        Installation installation = Installation.current();
        out.println("Starting the ledger and the storefront. Their logs are in");
        out.println("  " + installation.logs());
        try (ServiceProcess ledgerProcess = ServiceProcess.start("ledger", installation)) {
            Service ledger = ledgerProcess.awaitReady();
            String address = "--ledger.address=" + ledger.site().address();
            try (ServiceProcess storefrontProcess = ServiceProcess.start("storefront", installation, address)) {
                Service storefront = storefrontProcess.awaitReady();
                announce(storefront, "/products");
                announce(ledger, "/balances/sales");
                out.println();
                play(storefront, ledger);
            }
        }
    }

    private void announce(Service service, String page) {
        out.println(service.name() + " (process " + service.process().pid() + ")");
        out.println("  " + service.site().at(page));
        out.println("  " + service.site().at("/actuator/prometheus"));
    }

    private void play(Service storefront, Service ledger) throws IOException, InterruptedException, ServiceFailure {
        try (Load load = new Load(storefront.site())) {
            long startNanos = System.nanoTime();
            load.start();
            try {
                Phase phase = null;
                Duration elapsed = Duration.ZERO;
                while (elapsed.compareTo(length) < 0) {
                    if (!script.at(elapsed).equals(phase)) {
                        phase = script.at(elapsed);
                        ledger.put("/weather", phase.weather());
                        screen.announce(headline(elapsed, phase));
                    }
                    look(elapsed, storefront, ledger);
                    screen.show(picture(headline(elapsed, phase), load.tally()));
                    TimeUnit.NANOSECONDS.sleep(TICK.toNanos());
                    elapsed = Duration.ofNanos(System.nanoTime() - startNanos);
                }
                load.finish();
                TimeUnit.NANOSECONDS.sleep(TICK.toNanos()); // a service counts an event after it has answered
                look(elapsed, storefront, ledger);
                conclude("Ended", load.tally());
            } catch (InterruptedException stopped) {
                conclude("Stopped", load.tally());
                throw stopped;
            }
        }
    }

    private void look(Duration elapsed, Service... services) throws IOException, InterruptedException, ServiceFailure {
        Map<String, Scrape> scrapes = new LinkedHashMap<>();
        for (Service service : services) {
            scrapes.put(service.name(), service.scrape());
        }
        Reading reading = new Reading(elapsed, scrapes);
        trail.add(reading);
        breakers.see(reading);
    }

    private void conclude(String how, Tally tally) {
        if (!trail.isEmpty()) {
            Reading last = trail.last();
            screen.conclude(picture(how + " after " + last.at().toSeconds() + " s.", tally));
            breakers.sentences(last).forEach(out::println);
        }
    }

    private String headline(Duration elapsed, Phase phase) {
        return elapsed.toSeconds() + " s of " + length.toSeconds() + " s | " + phase.name() + " | " + phase.story();
    }

    private Picture picture(String headline, Tally tally) {
        List<String> lines = new ArrayList<>();
        lines.add(headline);
        lines.addAll(Table.lines(trail.first(), trail.last()));
        lines.add(Load.REQUESTS_PER_SECOND + " requests per second: " + tally);
        return new Picture(trail.last().at(), lines);
    }
}
