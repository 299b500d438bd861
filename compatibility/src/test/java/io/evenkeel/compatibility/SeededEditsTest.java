package io.evenkeel.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javassist.CtClass;
import javassist.CtNewMethod;
import javassist.Modifier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Every kind of breaking edit stops the build with a text that says what to do, and what breaks nothing does not stop it. */
class SeededEditsTest {
    private static final Accepted NOTHING = new Accepted(Map.of());
    private static final Version VERSION = new Version(0, 3);

    private static Path core;
    private static Path spring;
    private static Behaviour behaviour;

    @BeforeAll
    static void find() throws IOException {
        core = Tree.builtCore();
        spring = Tree.builtSpring();
        behaviour = Behaviour.of(core);
    }

    @Nested
    class OfTheTelemetryContract {
        @Test
        void aMeterIsRenamed() {
            assertObjection(
                    contract(now -> {
                        ObjectNode meters = now.withObject("/meters");
                        ObjectNode renamed = (ObjectNode) meters.remove("slo.events");
                        renamed.put("prometheus", "slo_happenings_total");
                        meters.set("slo.happenings", renamed);
                    }),
                    """
                    needs deprecation: the meter slo.events is gone; slo.happenings has its kind and its labels, and is new
                      Why it matters: Dashboards, rules and alerts that read slo_events_total find nothing, and the alerts fall silent.
                      What to do: Emit both names for two minor releases: put it back, add the row `meter slo.events` | `0.3.0` | \
                    `slo.happenings` in the section Deprecated of docs/telemetry.md, and run compatibility/accept.""");
        }

        @Test
        void aLabelIsRemoved() {
            assertObjection(
                    contract(now ->
                            now.withObject("/meters/dependency.calls/labels").remove("outcome")),
                    """
                    needs deprecation: the label outcome of the meter dependency.calls is gone
                      Why it matters: Queries that select or group by it lose its values: a selector matches nothing, and sums by it \
                    become one.
                      What to do: Emit it for two minor releases: put it back, add the row `label dependency.calls/outcome` | \
                    `0.3.0` | `what replaces it` in the section Deprecated of docs/telemetry.md, and run compatibility/accept.""");
        }

        @Test
        void aLabelIsAdded() {
            assertObjection(
                    contract(now -> now.withObject("/meters/slo.events/labels").putObject("region")), """
                    breaking: the meter slo.events has a new label region
                      Why it matters: Every series gets another identity: joins and rules that do not name all labels, such as those \
                    with without() or ignoring(), no longer match.
                      What to do: Emit a meter with a name of its own that has the label, and leave slo.events as it was.""");
        }

        @Test
        void aUnitChanges() {
            assertObjection(
                    contract(now -> now.withObject("/meters/journey.duration").put("unit", "milliseconds")), """
                    breaking: the unit of the meter journey.duration was seconds and is milliseconds
                      Why it matters: Rules and dashboards that read journey_duration_seconds go on, and are wrong: the numbers mean \
                    something else.
                      What to do: Leave journey.duration as it was and emit what is new as a meter with a name of its own; to replace \
                    journey.duration, put it in the section Deprecated of docs/telemetry.md, and run compatibility/accept.""");
        }

        @Test
        void aBucketIsRemoved() {
            assertObjection(contract(now -> remove(now, "/meters/dependency.calls/buckets", "0.25")), """
                    breaking: the histogram of dependency.calls has its boundary 0.25 s no more
                      Why it matters: Rules that read the series with le="0.25" find nothing, and quantiles across services of both \
                    versions are wrong.
                      What to do: Keep the boundary: boundaries may only be added.""");
        }

        @Test
        void anEnumeratedValueIsRemoved() {
            assertObjection(
                    contract(now -> now.withObject("/meters/journey.duration/labels/outcome/values")
                            .remove("timeout")),
                    """
                    needs deprecation: the value timeout of the label journey.duration/outcome is gone
                      Why it matters: Rules that select it match nothing any more, and their alerts fall silent.
                      What to do: Emit it for two minor releases: put it back, add the row `value journey.duration/outcome/timeout` | \
                    `0.3.0` | `what replaces it` in the section Deprecated of docs/telemetry.md, and run compatibility/accept.""");
        }

        @Test
        void anEnumeratedValueIsAddedToAClosedSet() {
            assertObjection(
                    contract(now -> now.withObject("/meters/slo.events/labels/result/values")
                            .putObject("so_so")),
                    """
                    breaking: the label slo.events/result has a new value so_so in a set that was closed
                      Why it matters: Those who listed all values, as was promised, miss what is counted under the new one.
                      What to do: Count it under a meter with a name of its own; or, before 1.0, add the line \
                    "value slo.events/result/so_so added = <reason>" to compatibility/accepted.txt.""");
        }

        @Test
        void aLogKeyIsRenamed() {
            assertObjection(
                    contract(now -> {
                        now.withObject("/logKeys").remove("trace_id");
                        now.withObject("/logKeys").putObject("trace");
                    }),
                    """
                    needs deprecation: the log key trace_id is gone
                      Why it matters: Searches and parsers that read this key of our log lines find nothing.
                      What to do: Emit it for two minor releases: put it back, add the row `key trace_id` | `0.3.0` | \
                    `what replaces it` in the section Deprecated of docs/telemetry.md, and run compatibility/accept.""");
        }

        @Test
        void aFieldOfTheLineOfABadEventIsRemoved() {
            assertObjection(contract(now -> remove(now, "/logLines/io.evenkeel.slo/fields", "cause")), """
                    breaking: the fields of the lines of io.evenkeel.slo were [journey, objectives, cause, elapsed, threshold, \
                    trace_id, suppressed] and are [journey, objectives, elapsed, threshold, trace_id, suppressed]
                      Why it matters: Parsers of these lines read them in their order, and fail.
                      What to do: Keep the fields and their order; what is new comes behind them.""");
        }

        @Test
        void whatIsAddedBreaksNothing() {
            List<Difference> differences = contract(now -> {
                now.withObject("/meters")
                        .set("slo.more", now.at("/meters/slo.events").deepCopy());
                now.withObject("/logKeys").putObject("tenant");
                ((ArrayNode) now.at("/meters/journey.duration/buckets")).add(30.0);
                ((ArrayNode) now.at("/logLines/io.evenkeel.slo/fields")).add("tenant");
            });

            assertThat(differences)
                    .extracting(Difference::toString)
                    .containsExactly(
                            "compatible: the histogram of journey.duration has a new boundary 30.0 s",
                            "compatible: the meter slo.more is new",
                            "compatible: the log key tenant is new");
            assertThat(NOTHING.objections(differences)).isEmpty();
        }
    }

    @Nested
    class OfTheConfiguration {
        @Test
        void aKeyIsRemoved() throws Exception {
            assertObjection(keys("evenkeel.outbound.timeout", null), """
                    needs deprecation: the key evenkeel.outbound.timeout is gone
                      Why it matters: A key that is not known stops the start: services that have set it do not come up any more.
                      What to do: Put it back for two minor releases, and deprecate it in \
                    META-INF/additional-spring-configuration-metadata.json: "deprecation": { "level": "warning", "since": "0.3.0", \
                    "replacement": …, "reason": … }.""");
        }

        @Test
        void aTypeChanges() throws Exception {
            assertObjection(
                    keys("evenkeel.outbound.concurrency-limit", key -> key.put("type", "java.lang.String")), """
                    breaking: the type of the key evenkeel.outbound.concurrency-limit was java.lang.Integer and is java.lang.String
                      Why it matters: Services that have set it do not start any more, or mean something else.
                      What to do: Give what is new a key of its own, and deprecate evenkeel.outbound.concurrency-limit in \
                    META-INF/additional-spring-configuration-metadata.json in its favour.""");
        }

        @Test
        void aDefaultChanges() throws Exception {
            assertObjection(keys("evenkeel.deadline.max", key -> key.put("defaultValue", "1m")), """
                    breaking: the default of the key evenkeel.deadline.max was 5m and is 1m
                      Why it matters: Services that have not set it behave differently after an update, and nobody has decided that.
                      What to do: Defaults change with a new version of the standard only, which says so at the start and can be put \
                    off: put the value there. Then add the line "key evenkeel.deadline.max default = <version of the standard>" to \
                    compatibility/accepted.txt.""");
        }

        @Test
        void aKeyOfEachJourneyIsRemoved() {
            Path edited = EditedJar.of(spring, "io.evenkeel.spring.config.JourneyProperties", type -> {
                type.removeField(type.getDeclaredField("every"));
            });

            assertObjection(Keys.between(spring, edited, List.of(core), VERSION), """
                    needs deprecation: the key evenkeel.journeys.<name>.every is gone
                      Why it matters: A key that is not known stops the start: services that have set it do not come up any more.
                      What to do: Put it back for two minor releases, and deprecate it in \
                    META-INF/additional-spring-configuration-metadata.json: "deprecation": { "level": "warning", "since": "0.3.0", \
                    "replacement": …, "reason": … }.""");
        }

        @Test
        void aKeyIsNoLongerReadWithoutTwoReleasesOfWarnings() throws Exception {
            assertObjection(
                    keys("evenkeel.outbound.timeout", key -> key.putObject("deprecation")
                            .put("level", "error")
                            .put("since", "0.3.0")
                            .put("reason", "each dependency has its own")),
                    """
                    needs deprecation: the key evenkeel.outbound.timeout is of no effect any more (level error), and deprecated only \
                    since 0.3.0
                      Why it matters: Services that have set it fail without two minor releases of warnings.
                      What to do: Keep "level": "warning" in META-INF/additional-spring-configuration-metadata.json, and the key \
                    working, until 0.5.0.""");
        }

        @Test
        void aKeyThatIsDeprecatedWithAllThatIsToBeSaidBreaksNothing() throws Exception {
            assertThat(keys("evenkeel.outbound.timeout", key -> key.putObject("deprecation")
                            .put("level", "warning")
                            .put("since", "0.3.0")
                            .put("replacement", "evenkeel.deadline.max")
                            .put("reason", "it does the same")))
                    .isEmpty();
        }
    }

    @Nested
    class OfTheApi {
        @Test
        void aMethodIsRemoved() {
            assertObjection(api("io.evenkeel.Journey", type -> type.removeMethod(type.getDeclaredMethod("run"))), """
                    needs deprecation: the method io.evenkeel.Journey#run(java.lang.Runnable) is gone
                      Why it matters: Services that use it fail when they call it, until they are changed and compiled again.
                      What to do: Keep it for two minor releases, with @Deprecated(since = "0.3.0", forRemoval = true), and let it do \
                    what replaces it; or, before 1.0, add the line "api method io.evenkeel.Journey#run(java.lang.Runnable) \
                    METHOD_REMOVED = <reason>" to compatibility/accepted.txt.""");
        }

        @Test
        void aMethodReturnsSomethingElse() {
            assertObjection(
                    api("io.evenkeel.Journey", type -> {
                        type.removeMethod(type.getDeclaredMethod("name"));
                        type.addMethod(CtNewMethod.make("public Object name() { return null; }", type));
                    }),
                    """
                    breaking: the method io.evenkeel.Journey#name() returns something else
                      Why it matters: Services that use it fail when they call it, until they are changed and compiled again.
                      What to do: Leave it as it was and add what is new beside it, under another name; or, before 1.0, add the line \
                    "api method io.evenkeel.Journey#name() METHOD_RETURN_TYPE_CHANGED = <reason>" to compatibility/accepted.txt.""");
        }

        @Test
        void aMethodThrowsACheckedException() {
            assertObjection(
                    api("io.evenkeel.Reliability", type -> type.getDeclaredMethod("modes")
                            .setExceptionTypes(
                                    new CtClass[] {type.getClassPool().get(IOException.class.getName())})),
                    """
                    breaking: the method io.evenkeel.Reliability#modes() throws a checked exception now
                      Why it matters: Services that use it run, and do not compile any more.
                      What to do: Leave it as it was and add what is new beside it, under another name; or, before 1.0, add the line \
                    "api method io.evenkeel.Reliability#modes() METHOD_NOW_THROWS_CHECKED_EXCEPTION = <reason>" to \
                    compatibility/accepted.txt.""");
        }

        @Test
        void aTypeThatOnlyASignatureMentionsLosesAMethod() {
            assertThat(api("io.evenkeel.slo.BurnRate", type -> type.removeMethod(type.getDeclaredMethod("rate"))))
                    .extracting(Difference::id)
                    .containsExactly("api method io.evenkeel.slo.BurnRate#rate() METHOD_REMOVED");
        }

        @Test
        void anExceptionThatUsersCatchIsHidden() {
            assertThat(api(
                            "io.evenkeel.call.CallRejectedException",
                            type -> type.setModifiers(type.getModifiers() & ~Modifier.PUBLIC)))
                    .extracting(Difference::id)
                    .containsExactly(
                            "api class io.evenkeel.call.CallRejectedException CLASS_NO_LONGER_PUBLIC",
                            "api class io.evenkeel.call.CallRejectedException CLASS_LESS_ACCESSIBLE");
        }

        @Test
        void whatIsPublicForOtherPackagesOnlyMayChange() {
            assertThat(api("io.evenkeel.metrics.FaultMeter", type -> type.setModifiers(Modifier.ABSTRACT)))
                    .isEmpty();
        }

        @Test
        void aConstructorThatOnlyThePackageHasMayChange() {
            assertThat(api(
                            "io.evenkeel.Reliability",
                            type -> type.removeConstructor(type.getDeclaredConstructors()[0])))
                    .isEmpty();
        }

        @Test
        void aNewMethodBreaksNothing() {
            assertThat(api(
                            "io.evenkeel.Journey",
                            type -> type.addMethod(CtNewMethod.make("public String more() { return null; }", type))))
                    .isEmpty();
        }
    }

    @Nested
    class OfTheBehaviour {
        @Test
        void aMethodThrowsWhatItDidNot() throws IOException {
            Path edited = EditedJar.of(core, "io.evenkeel.Journey", type -> type.getDeclaredMethod("burnRates")
                    .insertBefore("if (Thread.currentThread().isInterrupted()) throw new IllegalStateException();"));

            assertObjection(Behaviour.between(behaviour, Behaviour.of(edited)), """
                    breaking: Journey#burnRates(), called on an interrupted thread, returned and throws java.lang.IllegalStateException
                      Why it matters: Code that has run for years fails where nobody catches it, and the SDK has promised not to hurt \
                    its host.
                      What to do: Catch it inside and count it in reliability.sdk.faults, or refuse it where things are set up; or, \
                    before 1.0, add the line "behaviour Journey#burnRates() interrupted = <reason>" to compatibility/accepted.txt.""");
        }
    }

    @Test
    void nothingEditedIsNothingFound() throws Exception {
        assertThat(contract(now -> {})).isEmpty();
        assertThat(keys("evenkeel.mode", key -> {})).isEmpty();
        assertThat(ApiDiff.between(core, core, Tree.API, Tree.others(), VERSION))
                .isEmpty();
        assertThat(Behaviour.between(behaviour, Behaviour.of(core))).isEmpty();
    }

    private static List<Difference> contract(Consumer<ObjectNode> edit) {
        JsonNode old = Tree.json(Path.of("contract.json"));
        ObjectNode now = old.deepCopy();
        edit.accept(now);
        return ContractDiff.between(old, now, VERSION);
    }

    private static void remove(JsonNode contract, String array, String text) {
        ArrayNode items = (ArrayNode) contract.at(array);
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).asText().equals(text)) {
                items.remove(i);
                return;
            }
        }
        throw new AssertionError(text + " is not in " + items);
    }

    /** What differs when a key of the metadata is edited, or taken out. */
    private static List<Difference> keys(String name, @org.jspecify.annotations.Nullable Consumer<ObjectNode> edit)
            throws Exception {
        ObjectNode metadata = (ObjectNode) Keys.metadata(spring);
        ArrayNode properties = (ArrayNode) metadata.path("properties");
        for (int i = 0; i < properties.size(); i++) {
            if (properties.get(i).path("name").asText().equals(name)) {
                if (edit == null) {
                    properties.remove(i);
                } else {
                    edit.accept((ObjectNode) properties.get(i));
                }
                return Keys.between(Keys.of(spring, List.of(core)), Keys.of(metadata, spring, List.of(core)), VERSION);
            }
        }
        throw new AssertionError(name + " is not in the metadata");
    }

    private static List<Difference> api(String type, EditedJar.Edit edit) {
        return ApiDiff.between(core, EditedJar.of(core, type, edit), Tree.API, Tree.others(), VERSION);
    }

    private static void assertObjection(List<Difference> differences, String text) {
        assertThat(NOTHING.objections(differences)).containsExactly(text);
    }
}
