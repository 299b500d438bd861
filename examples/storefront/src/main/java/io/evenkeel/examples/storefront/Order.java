package io.evenkeel.examples.storefront;

/** A customer wants a number of pieces of one product. */
record Order(String sku, int pieces) {}
