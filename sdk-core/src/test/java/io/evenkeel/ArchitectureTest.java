package io.evenkeel;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.evenkeel.call.InvalidSettingException;
import io.evenkeel.standard.Tier;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import org.slf4j.MDC;

@AnalyzeClasses(packagesOf = Reliability.class, importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "io.evenkeel";
    private static final String CALL = "io.evenkeel.call..";
    private static final String SLO = "io.evenkeel.slo..";
    private static final String GUARD = "io.evenkeel.guard..";
    private static final String STANDARD = "io.evenkeel.standard..";
    private static final String PRACTICE = "io.evenkeel.practice..";
    private static final String VERSIONS = "io.evenkeel.versions..";
    private static final String MACHINE = "io.evenkeel.machine..";
    private static final String METRICS = "io.evenkeel.metrics..";
    private static final String PROMETHEUS = "io.evenkeel.prometheus..";
    private static final String LOGGING = "io.evenkeel.logging..";
    private static final String TRACING = "io.evenkeel.tracing..";
    private static final String CONTEXT = "io.evenkeel.context..";

    @ArchTest
    static final ArchRule callKnowsTheJdkOnly = classes()
            .that()
            .resideInAPackage(CALL)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(CALL, "java..", "org.jspecify..")
            .because("what everyone may know must bring nothing along");

    @ArchTest
    static final ArchRule sloKnowsCallsOnly = classes()
            .that()
            .resideInAPackage(SLO)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(SLO, CALL, "java..", "org.jspecify..")
            .because("a verdict is plain logic, whoever counts it");

    @ArchTest
    static final ArchRule standardKnowsNobody = classes()
            .that()
            .resideInAPackage(STANDARD)
            .should()
            .onlyDependOnClassesThat(
                    resideInAnyPackage(STANDARD, "java..", "org.jspecify..").or(type(InvalidSettingException.class)))
            .because("defaults are values, and values need nobody; what is refused is refused in one way");

    @ArchTest
    static final ArchRule practiceKnowsNobody = classes()
            .that()
            .resideInAPackage(PRACTICE)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(PRACTICE, "java..", "org.jspecify..")
            .because("the guide map is asked by everyone, and answered by whoever knows");

    @ArchTest
    static final ArchRule versionsKnowNobody = classes()
            .that()
            .resideInAPackage(VERSIONS)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(VERSIONS, "java..", "org.jspecify..")
            .because("libraries are found by name, so that none has to be there")
            .allowEmptyShould(false);

    @ArchTest
    static final ArchRule machineKnowsPracticesOnly = classes()
            .that()
            .resideInAPackage(MACHINE)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(MACHINE, PRACTICE, "com.sun.management..", "java..", "org.jspecify..")
            .because("where a process runs is a fact, whatever the process does")
            .allowEmptyShould(false);

    @ArchTest
    static final ArchRule contextKnowsCallsAndWhatAThreadCanShowOnly = classes()
            .that()
            .resideInAPackage(CONTEXT)
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                            CONTEXT,
                            CALL,
                            "io.opentelemetry.context..",
                            "io.micrometer.context..",
                            "java..",
                            "org.jspecify..")
                    .or(type(MDC.class)))
            .because("it carries what others have put on the thread, and does not ask what that means");

    @ArchTest
    static final ArchRule guardKnowsCallsContextAndResilience4jOnly = classes()
            .that()
            .resideInAPackage(GUARD)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(GUARD, CALL, CONTEXT, "io.github.resilience4j..", "java..", "org.jspecify..")
            .because("a guard tells its listeners; it knows nothing of who measures, logs or promises");

    @ArchTest
    static final ArchRule metricsKnowVerdictsTiersAndMicrometerOnly = classes()
            .that()
            .resideInAPackage(METRICS)
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                            METRICS, CALL, SLO, "io.micrometer.core.instrument..", "java..", "org.jspecify..")
                    .or(type(Tier.class)))
            .because("meters count verdicts and name the tier; a default or a guard is none of their business");

    @ArchTest
    static final ArchRule prometheusKnowsMicrometerAndItsClientOnly = classes()
            .that()
            .resideInAPackage(PROMETHEUS)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(PROMETHEUS, METRICS, "io.micrometer..", "io.prometheus..", "java..", "org.jspecify..")
            .because("a registry counts what it is told, whoever tells it");

    @ArchTest
    static final ArchRule loggingKnowsCallsVerdictsSpansAndSlf4jOnly = classes()
            .that()
            .resideInAPackage(LOGGING)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    LOGGING,
                    CALL,
                    SLO,
                    "io.opentelemetry.api..",
                    "io.opentelemetry.context..",
                    "org.slf4j..",
                    "java..",
                    "org.jspecify..")
            .because("the log tells what happened to calls and in which trace, and changes neither");

    @ArchTest
    static final ArchRule tracingKnowsCallsVerdictsAndOpenTelemetryOnly = classes()
            .that()
            .resideInAPackage(TRACING)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(TRACING, CALL, SLO, "io.opentelemetry..", "java..", "org.jspecify..")
            .because("a trace tells what was judged, and judges nothing itself");

    @ArchTest
    static final ArchRule spansAreMadeInOneHome = noClasses()
            .that()
            .resideOutsideOfPackages(TRACING, CONTEXT, LOGGING)
            .should()
            .dependOnClassesThat(resideInAPackage("io.opentelemetry..").and(not(type(OpenTelemetry.class))))
            .because(
                    "spans are made and told in one place; what is current is handed over, and shown in the log, besides");

    @ArchTest
    static final ArchRule theFrontDoorBringsNoLibraryOfItsOwn = classes()
            .that()
            .resideInAPackage(ROOT)
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage("io.evenkeel..", "java..", "org.jspecify..")
                    .or(type(MeterRegistry.class))
                    .or(type(OpenTelemetry.class))
                    .or(resideInAPackage("io.github.resilience4j..")))
            .because("it puts the parts together, and each library stays in the part that is its home");

    @ArchTest
    static final ArchRule resilience4jHasOneHome = noClasses()
            .that(not(resideInAPackage(GUARD)))
            .and()
            .haveNameNotMatching("io\\.evenkeel\\.Resilience4jMeters(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.github.resilience4j..")
            .because("a library that has one home can be replaced in one place");

    @ArchTest
    static final ArchRule micrometerHasOneHome = noClasses()
            .that()
            .resideOutsideOfPackages(METRICS, PROMETHEUS)
            .should()
            .dependOnClassesThat(resideInAPackage("io.micrometer..")
                    .and(not(type(MeterRegistry.class)))
                    .and(not(resideInAPackage("io.micrometer.context.."))))
            .because("a library that has one home can be replaced in one place");

    @ArchTest
    static final ArchRule theRegistryIsHandedOverAtTheFrontDoor = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT, METRICS, PROMETHEUS)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(MeterRegistry.class)
            .because("only the front door takes the application's registry, and only meters are registered in it");

    @ArchTest
    static final ArchRule slf4jHasOneHome = noClasses()
            .that()
            .resideOutsideOfPackage(LOGGING)
            .should()
            .dependOnClassesThat(resideInAPackage("org.slf4j..").and(not(type(MDC.class))))
            .because("what the SDK says in the log is found in one place");

    @ArchTest
    static final ArchRule nobodyKnowsTheFrontDoor = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT)
            .because("a root package is the top or the bottom, never both");

    @ArchTest
    static final ArchRule packagesHaveNoCycles = slices().matching("io.evenkeel.(*)..")
            .should()
            .beFreeOfCycles()
            .because("what goes in circles can neither be read nor moved on its own");

    @ArchTest
    static final ArchRule typesAreNounsOfTheDomain = noClasses()
            .should()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameStartingWith("Abstract")
            .because("such a name says what a class is made like, not what it is");

    @ArchTest
    static final ArchRule publicClassesAreFinal = classes()
            .that()
            .arePublic()
            .and()
            .areNotInterfaces()
            .and()
            .areNotEnums()
            .should()
            .haveModifier(FINAL)
            .because("what is not designed to be extended cannot be broken by extending it");

    @ArchTest
    static final ArchRule nothingIsInjected = NO_CLASSES_SHOULD_USE_FIELD_INJECTION.because(
            "the core has no framework: who needs something takes it in its constructor");

    @ArchTest
    static final ArchRule nothingIsPrinted =
            NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.because("an SDK speaks through the application's log");

    @ArchTest
    static final ArchRule javaUtilLoggingIsNotUsed = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.util.logging..")
            .because("an SDK speaks through the application's log");
}
