package io.evenkeel.compatibility;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is built keeps what the last release has promised, but for what accepted.txt says. */
class GatesTest {
    @Test
    void whatThisBuildChangesIsCompatibleOrAccepted() throws IOException {
        List<Difference> differences = new ArrayList<>();
        differences.addAll(ContractDiff.between(
                Tree.json(Tree.release().resolve("contract.json")), Tree.json(Path.of("contract.json")), Tree.VERSION));
        differences.addAll(
                Keys.between(Tree.releasedSpring(), Tree.builtSpring(), List.of(Tree.builtCore()), Tree.VERSION));
        differences.addAll(
                ApiDiff.between(Tree.releasedCore(), Tree.builtCore(), Tree.API, Tree.others(), Tree.VERSION));
        differences.addAll(
                ApiDiff.between(Tree.releasedSpring(), Tree.builtSpring(), Tree.API, Tree.others(), Tree.VERSION));
        differences.addAll(Behaviour.between(Behaviour.of(Tree.releasedCore()), Behaviour.of(Tree.builtCore())));
        Files.write(
                Path.of("target", "differences.txt"),
                differences.stream().map(Difference::toString).toList());

        List<String> objections = Accepted.in(Path.of("accepted.txt")).objections(differences);
        if (!objections.isEmpty()) {
            fail("what the last release has promised is broken:\n\n" + String.join("\n\n", objections) + "\n");
        }
    }
}
