package io.evenkeel.examples.storefront;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Belongs to the journey "browse": application.yaml says so. */
@RestController
@RequestMapping("/products")
class ProductController {
    private final Catalog catalog;

    ProductController(Catalog catalog) {
        this.catalog = catalog;
    }

    @GetMapping
    List<Product> products() {
        return catalog.products();
    }

    @GetMapping("/{sku}")
    Product product(@PathVariable String sku) {
        return catalog.product(sku);
    }
}
