package io.evenkeel.examples.storefront;

import io.evenkeel.UserJourney;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class OrderController {
    private final Catalog catalog;
    private final LedgerClient ledger;

    OrderController(Catalog catalog, LedgerClient ledger) {
        this.catalog = catalog;
        this.ledger = ledger;
    }

    @UserJourney("checkout")
    @PostMapping("/orders")
    @ResponseStatus(HttpStatus.CREATED)
    Receipt order(@RequestBody Order order) {
        long cents = catalog.product(order.sku()).cents() * order.pieces();
        ledger.book(new LedgerClient.Entry("sales", cents));
        return new Receipt(order.sku(), order.pieces(), cents);
    }
}
