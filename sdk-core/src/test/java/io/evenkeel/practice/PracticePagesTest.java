package io.evenkeel.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No practice without a page, no page without a practice, and both say the same. */
class PracticePagesTest {
    private static final Path FOLDER = Path.of("..", "docs", "practices");
    private static final String INDEX = "README.md";
    private static final Pattern ENTRY = Pattern.compile("(?m)^- \\[(.+)]\\((.+)\\.md\\) \\(`(.+)`\\)$");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#]+)(#[^)]*)?\\)");

    static List<Practice> practices() {
        return GuideMap.practices();
    }

    @Test
    void thereIsOnePageForEachPracticeAndNoOther() throws IOException {
        try (Stream<Path> pages = Files.list(FOLDER)) {
            assertThat(pages.map(page -> page.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                    Stream.of(INDEX),
                                    GuideMap.practices().stream().map(each -> each.id() + ".md"))
                            .toList());
        }
    }

    @ParameterizedTest
    @MethodSource("practices")
    void aPageHasTheTitleTheLevelAndAllItsParts(Practice practice) throws IOException {
        List<String> lines = Files.readAllLines(FOLDER.resolve(practice.id() + ".md"));

        assertThat(lines.get(0)).isEqualTo("# " + practice.title());
        assertThat(lines.get(2)).startsWith("Practice `" + practice.id() + "`, level " + practice.level());
        assertThat(lines.stream().filter(line -> line.startsWith("## ")))
                .containsExactly("## Why", "## How to", "## Checklist", "## What is checked", "## If it does not fit");
        assertThat(lines.stream().filter(line -> line.startsWith("- [ ] ")).count())
                .isGreaterThanOrEqualTo(2);
        assertThat(lines).hasSizeBetween(15, 40);
    }

    @Test
    void theIndexListsThemInTheirOrderWithTheirTitles() throws IOException {
        List<String> listed = new ArrayList<>();
        for (Level level : Level.values()) {
            String index = Files.readString(FOLDER.resolve(INDEX));
            int begin = index.indexOf("## Level " + level + ":");
            int end = index.indexOf("## Level ", begin + 1);
            listed.addAll(ENTRY.matcher(index.substring(begin, end < 0 ? index.length() : end))
                    .results()
                    .map(entry -> level + " " + entry.group(2) + " " + entry.group(3) + " " + entry.group(1))
                    .toList());
        }

        assertThat(listed)
                .containsExactlyElementsOf(GuideMap.practices().stream()
                        .map(each -> each.level() + " " + each.id() + " " + each.id() + " " + each.title())
                        .toList());
    }

    @Test
    void everyLinkLeadsToAFile() throws IOException {
        TreeSet<String> broken = new TreeSet<>();
        try (Stream<Path> pages = Files.list(FOLDER)) {
            for (Path page : pages.toList()) {
                broken.addAll(LINK.matcher(Files.readString(page))
                        .results()
                        .map((MatchResult link) -> link.group(1))
                        .filter(link -> !link.startsWith("http") && !Files.exists(FOLDER.resolve(link)))
                        .map(link -> page.getFileName() + ": " + link)
                        .collect(Collectors.toSet()));
            }
        }

        assertThat(broken).isEmpty();
    }
}
