package io.evenkeel.examples.storefront;

/** Something that is sold, at its price in cents. */
record Product(String sku, String name, long cents) {}
