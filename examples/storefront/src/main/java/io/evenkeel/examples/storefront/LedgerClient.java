package io.evenkeel.examples.storefront;

import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.PostExchange;

/** The ledger, as the storefront needs it. Where it is: application.yaml. */
interface LedgerClient {
    @PostExchange("/entries")
    void book(@RequestBody Entry entry);

    /** An amount in cents that is booked to an account. */
    record Entry(String account, long cents) {}
}
