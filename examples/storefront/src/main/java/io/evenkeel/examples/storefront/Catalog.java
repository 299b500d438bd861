package io.evenkeel.examples.storefront;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** What there is to buy. */
@Component
class Catalog {
    private final List<Product> products = List.of(
            new Product("rope", "Mooring rope, 10 m", 2_490),
            new Product("lamp", "Anchor lamp", 3_900),
            new Product("horn", "Fog horn", 1_750));

    List<Product> products() {
        return products;
    }

    /** Throws what becomes an HTTP 404 if there is no such product. */
    Product product(String sku) {
        return products.stream()
                .filter(product -> product.sku().equals(sku))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no product " + sku));
    }
}
