package io.evenkeel.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which types api.txt promises, and how much of them. */
class PublicApiTest {
    private static final String RECORD = "io.evenkeel.standard.Setting";

    @Test
    void aRecordThatUsersOnlyReadMayGetAnotherConstructor() {
        Path edited = EditedJar.of(
                Tree.builtCore(), RECORD, type -> type.removeConstructor(type.getDeclaredConstructors()[0]));

        assertThat(differences(edited, List.of(RECORD + ", only read"))).isEmpty();
        assertThat(differences(edited, List.of(RECORD)))
                .extracting(Difference::verdict)
                .containsExactly(Verdict.NEEDS_DEPRECATION);
    }

    @Test
    void itsComponentsArePromisedAllTheSame() {
        Path edited =
                EditedJar.of(Tree.builtCore(), RECORD, type -> type.removeMethod(type.getDeclaredMethod("place")));

        assertThat(differences(edited, List.of(RECORD + ", only read")))
                .extracting(Difference::what)
                .containsExactly("the method " + RECORD + "#place() is gone");
    }

    @Test
    void everyTypeInTheFileIsThere() {
        assertThat(Tree.API).allSatisfy(root -> assertThat(PublicApi.types(Tree.builtCore(), List.of(root))
                                .size()
                        + PublicApi.types(Tree.builtSpring(), List.of(root)).size())
                .isPositive());
    }

    private static List<Difference> differences(Path edited, List<String> api) {
        return ApiDiff.between(Tree.builtCore(), edited, api, Tree.others(), Tree.VERSION);
    }
}
