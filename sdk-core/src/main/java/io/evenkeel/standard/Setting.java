package io.evenkeel.standard;

/**
 * One effective value, and where it came from.
 *
 * @param key below {@code evenkeel}, such as {@code outbound.timeout} or {@code dependencies.ledger.timeout}
 * @param value as text; that of a secret is never kept
 * @param layer who has said it
 * @param place where: a file and its line, a variable, a name; for people
 */
public record Setting(String key, String value, Layer layer, String place) {}
