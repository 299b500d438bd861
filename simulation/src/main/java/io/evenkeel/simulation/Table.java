package io.evenkeel.simulation;

import java.util.List;
import java.util.stream.Stream;

/** A part of the report whose lines can be made one by one. */
interface Table {
    String title();

    /** What a reader has to know to read it. */
    String text();

    String header();

    List<Contender> contenders();

    /** The line of one of them. */
    String line(Contender contender);

    default Stream<String> lines() {
        int columns = (int) header().chars().filter(c -> c == '|').count() - 1;
        return Stream.concat(
                Stream.of("## " + title(), "", text(), "", header(), Cells.rule(columns)),
                Stream.concat(contenders().stream().map(this::line), Stream.of("")));
    }
}
