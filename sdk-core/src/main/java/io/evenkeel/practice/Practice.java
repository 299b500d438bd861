package io.evenkeel.practice;

/**
 * One entry of the guide map. Its page, {@code docs/practices/<id>.md}, says why, how, and what is checked.
 *
 * @param id lower-case words with hyphens between; the value of the label {@code practice}
 * @param level the level that it belongs to
 * @param title what a service does that follows it, as a sentence without a full stop
 */
public record Practice(String id, Level level, String title) {}
