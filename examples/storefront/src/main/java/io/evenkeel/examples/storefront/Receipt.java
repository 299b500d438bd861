package io.evenkeel.examples.storefront;

/** An order that is paid. */
record Receipt(String sku, int pieces, long cents) {}
