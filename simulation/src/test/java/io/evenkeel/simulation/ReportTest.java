package io.evenkeel.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whoever changes what the simulation does has to write the report anew: {@code simulation/report}. */
class ReportTest {
    private static final Path REPORT = Path.of("REPORT.md");

    @Test
    void theReportSaysWhatIsSimulatedNow() throws IOException {
        List<String> expected = new ArrayList<>(Report.head().toList());
        for (Table table : Report.TABLES) {
            expected.add("## " + table.title());
            expected.add(table.text());
            expected.add(table.header());
        }

        assertThat(Files.readAllLines(REPORT)).containsAll(expected);
    }

    @Test
    void aPartOfItComesOutTheSameAgain() throws IOException {
        assertThat(section(Report.SAMPLE)).isEqualTo(Report.SAMPLE.lines().toList());
        assertThat(section(Report.FEW_CALLS)).contains(Report.FEW_CALLS.line(Contender.NONE));
        assertThat(section(Report.FAILURES)).contains(Report.FAILURES.line(Contender.GUARD));
    }

    private static List<String> section(Table table) throws IOException {
        List<String> lines = Files.readAllLines(REPORT);
        int begin = lines.indexOf("## " + table.title());
        int next = begin + 1;
        while (next < lines.size() && !lines.get(next).startsWith("## ")) {
            next++;
        }
        List<String> section = new ArrayList<>(lines.subList(begin, next));
        if (!section.get(section.size() - 1).isEmpty()) {
            section.add("");
        }
        return section;
    }
}
