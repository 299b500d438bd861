package io.evenkeel.lane;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/** For paths that are told: the digits of JUnit's own names are now and then those of a credit card, and not shown then. */
final class FolderWithoutDigits implements TempDirFactory {

    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext test) throws IOException {
        Path with = Files.createTempDirectory("evenkeel-");
        String letters = with.getFileName()
                .toString()
                .chars()
                .map(c -> Character.isDigit(c) ? 'a' + c - '0' : c)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        return Files.move(with, with.resolveSibling(letters));
    }
}
