package io.evenkeel.examples.demo;

import java.io.IOException;

/** A service that is ready. */
record Service(ServiceProcess process, Site site) {
    String name() {
        return process.name();
    }

    Scrape scrape() throws IOException, InterruptedException, ServiceFailure {
        process.requireAlive();
        try {
            return site.scrape();
        } catch (IOException error) {
            throw process.noAnswer(error);
        }
    }

    void put(String path, String text) throws IOException, InterruptedException, ServiceFailure {
        process.requireAlive();
        try {
            site.put(path, text);
        } catch (IOException error) {
            throw process.noAnswer(error);
        }
    }
}
