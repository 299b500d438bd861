package io.evenkeel.compatibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javassist.CtClass;
import javassist.bytecode.AnnotationsAttribute;
import javassist.bytecode.ConstPool;
import javassist.bytecode.annotation.Annotation;
import javassist.bytecode.annotation.StringMemberValue;
import org.junit.jupiter.api.Test;

/** What is deprecated may go when two minor releases had both, and not before. */
class DeprecationTest {
    private static final String BOTH =
            "{ 'meters': { 'old': { 'deprecated': { 'since': '0.2.0', 'replacement': 'new' } }, 'new': {} } }";
    private static final String NEW = "{ 'meters': { 'new': {} } }";
    private static final String VALUES =
            "{ 'meters': { 'm': { 'labels': { 'l': { 'set': 'open', 'values': { 'old': {}, 'new': {} } } } } } }";
    private static final String OLD = "{ 'meters': { 'old': {} } }";

    @Test
    void aMeterGoesWithTheThirdMinorReleaseOnly() throws IOException {
        assertThat(contract(BOTH, NEW, "0.3.0"))
                .extracting(Difference::toString)
                .containsExactly("""
                        needs deprecation: the meter old is gone, and deprecated only since 0.2.0
                          Why it matters: Dashboards, rules and alerts that read  find nothing, and the alerts fall silent.
                          What to do: Emit it until 0.4.0, the first version that may be without it.""");
        assertThat(contract(BOTH, NEW, "0.4.0"))
                .extracting(Difference::toString)
                .containsExactly("compatible: the meter old is gone, deprecated since 0.2.0");
    }

    @Test
    void aNewMajorVersionCountsAsOneRelease() throws IOException {
        assertThat(contract(BOTH, NEW, "1.0.0"))
                .extracting(Difference::remedy)
                .containsExactly("Emit it until 1.1.0, the first version that may be without it.");
        assertThat(contract(BOTH, NEW, "1.1.0")).extracting(Difference::verdict).containsExactly(Verdict.COMPATIBLE);
    }

    @Test
    void aLabelGoesWithTheThirdMinorReleaseOnly() throws IOException {
        String both = "{ 'meters': { 'm': { 'labels': { 'old': "
                + "{ 'deprecated': { 'since': '0.2.0', 'replacement': 'n' } } } }, 'n': {} } }";
        String without = "{ 'meters': { 'm': { 'labels': {} }, 'n': {} } }";

        assertThat(contract("{ 'meters': { 'm': { 'labels': { 'old': {} } }, 'n': {} } }", both, "0.2.0"))
                .isEmpty();
        assertThat(contract(both, without, "0.3.0"))
                .extracting(Difference::what)
                .containsExactly("the label old of the meter m is gone, and deprecated only since 0.2.0");
        assertThat(contract(both, without, "0.4.0"))
                .extracting(Difference::toString)
                .containsExactly("compatible: the label old of the meter m is gone, deprecated since 0.2.0");
    }

    @Test
    void aSpanAttributeLeavesAPlaceWithTheThirdMinorReleaseOnly() throws IOException {
        String both = "{ 'spanAttributes': { 'a': { 'on': [ 'call', 'attempt' ], "
                + "'deprecated': { 'since': '0.2.0', 'replacement': 'b' } }, 'b': {} } }";
        String without = both.replace("'call', ", "");

        assertThat(contract(both, without, "0.3.0"))
                .extracting(Difference::id, Difference::verdict)
                .containsExactly(tuple("attribute a on call removed", Verdict.NEEDS_DEPRECATION));
        assertThat(contract(both, without, "0.4.0"))
                .extracting(Difference::toString)
                .containsExactly(
                        "compatible: the span attribute a on the span of each call is gone, deprecated since 0.2.0");
    }

    @Test
    void aValueGoesWithTheThirdMinorReleaseOnly() throws IOException {
        String both =
                VALUES.replace("'old': {}", "'old': { 'deprecated': { 'since': '0.2.0', 'replacement': 'new' } }");
        String without = VALUES.replace("'old': {}, ", "");

        assertThat(contract(VALUES, both, "0.2.0")).isEmpty();
        assertThat(contract(both, without, "0.3.0"))
                .extracting(Difference::what)
                .containsExactly("the value old of the label m/l is gone, and deprecated only since 0.2.0");
        assertThat(contract(both, without, "0.4.0"))
                .extracting(Difference::verdict)
                .containsExactly(Verdict.COMPATIBLE);
    }

    @Test
    void aValueIsDeprecatedFromNowOnAndInFavourOfSomethingThatIsThere() throws IOException {
        String nowhere =
                VALUES.replace("'old': {}", "'old': { 'deprecated': { 'since': '0.1.0', 'replacement': 'none' } }");

        assertThat(contract(VALUES, nowhere, "0.2.0"))
                .extracting(Difference::what)
                .containsExactly(
                        "the value m/l/old is said to be deprecated since 0.1.0, and the release before did not say so",
                        "the value m/l/old is deprecated in favour of none, which is not emitted");
    }

    @Test
    void emittingBothNamesIsCompatible() throws IOException {
        assertThat(contract(OLD, BOTH, "0.2.0"))
                .extracting(Difference::toString)
                .containsExactly("compatible: the meter new is new");
    }

    @Test
    void nothingIsDeprecatedInThePast() throws IOException {
        assertThat(contract(OLD, BOTH, "0.3.0"))
                .extracting(Difference::what)
                .contains("the meter old is said to be deprecated since 0.2.0, and the release before did not say so");
    }

    @Test
    void whatReplacesItHasToBeEmitted() throws IOException {
        assertThat(contract(OLD, BOTH.replace(", 'new': {}", ""), "0.2.0"))
                .extracting(Difference::what)
                .containsExactly("the meter old is deprecated in favour of new, which is not emitted");
    }

    @Test
    void aKeyGoesWhenItWasOfNoEffectInTheReleaseBefore() {
        Map<String, Key> ineffective = keys(new Key.Deprecation("error", "0.2.0", "", "not needed"));

        assertThat(new KeyDiff(Version.of("0.5.0")).between(ineffective, Map.of()))
                .extracting(Difference::toString)
                .containsExactly(
                        "compatible: the key evenkeel.old is gone, and was of no effect in the release before");
    }

    @Test
    void aKeyIsOfNoEffectWhenTwoReleasesHaveWarned() {
        Map<String, Key> warned = keys(new Key.Deprecation("warning", "0.2.0", "", "not needed"));
        Map<String, Key> ineffective = keys(new Key.Deprecation("error", "0.2.0", "", "not needed"));

        assertThat(new KeyDiff(Version.of("0.3.0")).between(warned, ineffective))
                .extracting(Difference::verdict)
                .containsExactly(Verdict.NEEDS_DEPRECATION);
        assertThat(new KeyDiff(Version.of("0.4.0")).between(warned, ineffective))
                .isEmpty();
    }

    @Test
    void aDeprecationSaysWhyAndSinceWhenAndLeadsSomewhere() {
        assertThat(deprecated(new Key.Deprecation("warning", "0.2.0", "", "")))
                .containsExactly("the key evenkeel.old is deprecated without a reason");
        assertThat(deprecated(new Key.Deprecation("warning", "", "", "not needed")))
                .containsExactly("the key evenkeel.old is deprecated without \"since\"");
        assertThat(deprecated(new Key.Deprecation("warning", "0.2.0", "evenkeel.nowhere", "moved")))
                .containsExactly(
                        "the key evenkeel.old is deprecated in favour of evenkeel.nowhere, which does not exist");
        assertThat(deprecated(new Key.Deprecation("warning", "0.1.0", "", "not needed")))
                .containsExactly(
                        "the key evenkeel.old is said to be deprecated since 0.1.0, and the release before did not "
                                + "say so");
        assertThat(deprecated(new Key.Deprecation("warning", "0.2.0", "", "not needed")))
                .isEmpty();
    }

    @Test
    void aMethodGoesWhenTwoReleasesHadItDeprecated() {
        Path before = EditedJar.of(Tree.builtCore(), "io.evenkeel.Journey", type -> type.getDeclaredMethod("run")
                .getMethodInfo()
                .addAttribute(deprecated(type)));
        Path after =
                EditedJar.of(before, "io.evenkeel.Journey", type -> type.removeMethod(type.getDeclaredMethod("run")));

        assertThat(ApiDiff.between(before, after, Tree.API, Tree.others(), Version.of("0.3.0")))
                .extracting(Difference::verdict)
                .containsExactly(Verdict.NEEDS_DEPRECATION);
        assertThat(ApiDiff.between(before, after, Tree.API, Tree.others(), Version.of("0.4.0")))
                .extracting(Difference::toString)
                .containsExactly(
                        "compatible: the method io.evenkeel.Journey#run(java.lang.Runnable) is gone, deprecated since "
                                + "0.2.0");
    }

    @Test
    void aTypeGoesWhenTwoReleasesHadItDeprecated() {
        Path before = EditedJar.of(Tree.builtCore(), "io.evenkeel.Modes", type -> type.getClassFile()
                .addAttribute(deprecated(type)));
        Path after = EditedJar.without(before, "io.evenkeel.Modes");
        List<String> api = List.of("io.evenkeel.Modes");

        assertThat(ApiDiff.between(before, after, api, Tree.others(), Version.of("0.3.0")))
                .extracting(Difference::verdict)
                .containsExactly(Verdict.NEEDS_DEPRECATION);
        assertThat(ApiDiff.between(before, after, api, Tree.others(), Version.of("0.4.0")))
                .extracting(Difference::toString)
                .containsExactly("compatible: the class io.evenkeel.Modes is gone, deprecated since 0.2.0");
    }

    @Test
    void anEnumConstantGoesWhenTwoReleasesHadItDeprecated() {
        Path before = EditedJar.of(Tree.builtCore(), "io.evenkeel.practice.Level", type -> type.getDeclaredField("A")
                .getFieldInfo()
                .addAttribute(deprecated(type)));
        Path after = EditedJar.of(
                before, "io.evenkeel.practice.Level", type -> type.removeField(type.getDeclaredField("A")));
        List<String> api = List.of("io.evenkeel.practice.Level");

        assertThat(ApiDiff.between(before, after, api, Tree.others(), Version.of("0.3.0")))
                .extracting(Difference::verdict)
                .containsExactly(Verdict.NEEDS_DEPRECATION);
        assertThat(ApiDiff.between(before, after, api, Tree.others(), Version.of("0.4.0")))
                .extracting(Difference::toString)
                .containsExactly("compatible: the field io.evenkeel.practice.Level#A is gone, deprecated since 0.2.0");
    }

    private static AnnotationsAttribute deprecated(CtClass type) {
        ConstPool constants = type.getClassFile().getConstPool();
        Annotation deprecated = new Annotation(Deprecated.class.getName(), constants);
        deprecated.addMemberValue("since", new StringMemberValue("0.2.0", constants));
        AnnotationsAttribute attribute = new AnnotationsAttribute(constants, AnnotationsAttribute.visibleTag);
        attribute.addAnnotation(deprecated);
        return attribute;
    }

    private static List<String> deprecated(Key.Deprecation deprecation) {
        Map<String, Key> before = Map.of("evenkeel.old", new Key("evenkeel.old", "int", "", Set.of(), null));
        return new KeyDiff(Version.of("0.2.0"))
                .between(before, keys(deprecation)).stream()
                        .map(Difference::what)
                        .toList();
    }

    private static Map<String, Key> keys(Key.Deprecation deprecation) {
        return Map.of("evenkeel.old", new Key("evenkeel.old", "int", "", Set.of(), deprecation));
    }

    private static List<Difference> contract(String old, String now, String version) throws IOException {
        return ContractDiff.between(json(old), json(now), Version.of(version));
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text.replace('\'', '"'));
    }
}
