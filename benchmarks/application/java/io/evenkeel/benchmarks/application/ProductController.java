package io.evenkeel.benchmarks.application;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The request that is measured. */
@RestController
class ProductController {
    @GetMapping("/products/{id}")
    String product(@PathVariable("id") String id) {
        return "product " + id;
    }
}
