package io.evenkeel.examples.storefront;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.service.registry.ImportHttpServices;

/** Sells products; the money goes into the books of the ledger. */
@SpringBootApplication
@ImportHttpServices(group = "ledger", types = LedgerClient.class)
public class StorefrontApplication {
    public static void main(String[] args) {
        SpringApplication.run(StorefrontApplication.class, args);
    }
}
