package io.evenkeel.spring;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import org.springframework.http.HttpHeaders;

@AnalyzeClasses(packagesOf = EvenkeelAutoConfiguration.class, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String CONFIG = "io.evenkeel.spring.config..";
    private static final String INBOUND = "io.evenkeel.spring.inbound..";
    private static final String OUTBOUND = "io.evenkeel.spring.outbound..";
    private static final String MEASURED = "io.evenkeel.spring.measured..";
    private static final String STARTUP = "io.evenkeel.spring.startup..";
    private static final String LOGS = "io.evenkeel.spring.logs..";
    private static final String BEANS = "io.evenkeel.spring.beans..";
    private static final String CONTROL = "io.evenkeel.spring.control..";
    private static final String IDENTITY = "io.evenkeel.spring.identity..";
    private static final String METHODS = "io.evenkeel.spring.methods..";
    private static final String CONTEXT = "io.evenkeel.spring.context..";
    private static final String WORK = "io.evenkeel.spring.work..";
    private static final String TRACING = "io.evenkeel.spring.tracing..";
    private static final String REDACTION = "io.evenkeel.spring.redaction..";
    private static final String PEER = "io.evenkeel.spring.peer..";
    private static final String STANDARD = "io.evenkeel.spring.standard..";
    private static final String PROPAGATION = "io.evenkeel.spring.propagation..";
    private static final String PRACTICE = "io.evenkeel.spring.practice..";
    private static final String VERSIONS = "io.evenkeel.spring.versions..";
    private static final String FACTS = "io.evenkeel.spring.facts..";
    private static final String REPORT = "io.evenkeel.spring.report..";
    private static final String[] MOVED_FROM = {
        "org.springframework.boot.web.client..",
        "org.springframework.boot.web.reactive..",
        "org.springframework.boot.actuate.autoconfigure.tracing.."
    };
    private static final String[] MOVED_TO = {
        "org.springframework.boot.restclient..",
        "org.springframework.boot.webclient..",
        "org.springframework.boot.micrometer.tracing.."
    };
    private static final Set<String> STABLE_OF_HTTP_HEADERS =
            Set.of("<init>", "getFirst", "getValuesAsList", "set", "add", "forEach");

    private static final DescribedPredicate<JavaCall<?>> UNSTABLE_METHOD_OF_HTTP_HEADERS = describe(
            "another method of HttpHeaders than " + STABLE_OF_HTTP_HEADERS,
            call -> call.getTargetOwner().isEquivalentTo(HttpHeaders.class)
                    && !STABLE_OF_HTTP_HEADERS.contains(call.getName()));

    @ArchTest
    static final ArchRule configKnowsNoneOfItsSiblings = noClasses()
            .that()
            .resideInAPackage(CONFIG)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(INBOUND, OUTBOUND, STARTUP, BEANS, CONTROL, METHODS, WORK, CONTEXT, PEER, PROPAGATION)
            .because("the properties and the SDK built from them are what all the others stand on");

    @ArchTest
    static final ArchRule standardKnowsNoneOfItsSiblings = noClasses()
            .that()
            .resideInAPackage(STANDARD)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    CONFIG, IDENTITY, INBOUND, OUTBOUND, MEASURED, STARTUP, BEANS, CONTROL, METHODS, WORK, TRACING)
            .because("which defaults there are is known before anything is configured");

    @ArchTest
    static final ArchRule tracingKnowsNoneOfItsSiblings = noClasses()
            .that()
            .resideInAPackage(TRACING)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(CONFIG, INBOUND, OUTBOUND, MEASURED, STARTUP, BEANS, CONTROL, METHODS, WORK)
            .because("who makes the spans is known before the SDK is built, and asked by all that record events");

    @ArchTest
    static final ArchRule beansKnowNoneOfTheirSiblings = noClasses()
            .that()
            .resideInAPackage(BEANS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(CONFIG, INBOUND, OUTBOUND, STARTUP, CONTROL, METHODS, WORK)
            .because("several look at the application's beans, and none of them belongs to another");

    @ArchTest
    static final ArchRule identityKnowsNoneOfItsSiblings = noClasses()
            .that()
            .resideInAPackage(IDENTITY)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(CONFIG, INBOUND, OUTBOUND, MEASURED, STARTUP, BEANS, CONTROL, METHODS, WORK)
            .because("who the service is has to be known before anything else of it is there");

    @ArchTest
    static final ArchRule contextKnowsConfigOnly = noClasses()
            .that()
            .resideInAPackage(CONTEXT)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(INBOUND, OUTBOUND, MEASURED, STARTUP, BEANS, CONTROL, METHODS, WORK)
            .because("it carries whatever is there, from any way in to any way out")
            .allowEmptyShould(false);

    @ArchTest
    static final ArchRule controlKnowsConfigOnly = noClasses()
            .that()
            .resideInAPackage(CONTROL)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(INBOUND, OUTBOUND, STARTUP, BEANS, METHODS, WORK)
            .because("whoever switches must not need what is switched");

    @ArchTest
    static final ArchRule inboundKnowsNeitherOutboundNorStartup = noClasses()
            .that()
            .resideInAPackage(INBOUND)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(OUTBOUND, STARTUP)
            .because("an application may have one of the two ways only, and each is read alone");

    @ArchTest
    static final ArchRule outboundKnowsNeitherInboundNorStartup = noClasses()
            .that()
            .resideInAPackage(OUTBOUND)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(INBOUND, STARTUP)
            .because("an application may have one of the two ways only, and each is read alone");

    @ArchTest
    static final ArchRule measuredKnowsNoneOfItsSiblings = noClasses()
            .that()
            .resideInAPackage(MEASURED)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(INBOUND, OUTBOUND, STARTUP)
            .because("what is only measured passes no guard");

    @ArchTest
    static final ArchRule redactionKnowsConfigOnly = noClasses()
            .that()
            .resideInAPackage(REDACTION)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(INBOUND, OUTBOUND, MEASURED, STARTUP, BEANS, CONTROL, METHODS, WORK)
            .because("it redacts whatever leaves, whoever said it");

    @ArchTest
    static final ArchRule logsKnowNoneOfTheirSiblings = noClasses()
            .that()
            .resideInAPackage(LOGS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(CONFIG, INBOUND, OUTBOUND, MEASURED, STARTUP, BEANS, CONTROL, METHODS, WORK)
            .because("a line shows what is on its thread, whoever put it there");

    @ArchTest
    static final ArchRule startupKnowsNeitherInboundNorOutbound = noClasses()
            .that()
            .resideInAPackage(STARTUP)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(INBOUND, OUTBOUND, MEASURED)
            .because("it has to load where the libraries are absent that they need");

    @ArchTest
    static final ArchRule practiceKnowsNoneThatNeedsALibrary = noClasses()
            .that()
            .resideInAPackage(PRACTICE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(INBOUND, OUTBOUND, MEASURED, METHODS, STARTUP, CONTROL, REDACTION, PROPAGATION, LOGS)
            .because("it looks at what the application has become, whoever has made it so")
            .allowEmptyShould(false);

    @ArchTest
    static final ArchRule nobodyNeedsThePractices = noClasses()
            .that()
            .resideInAnyPackage(
                    CONFIG, INBOUND, OUTBOUND, MEASURED, METHODS, STARTUP, CONTROL, REDACTION, PROPAGATION, LOGS, WORK)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(PRACTICE)
            .because("who is looked at does not know of it")
            .allowEmptyShould(false);

    @ArchTest
    static final ArchRule peerKnowsNoneOfItsSiblings = noClasses()
            .that()
            .resideInAPackage(PEER)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(CONFIG, INBOUND, OUTBOUND, STARTUP, BEANS, CONTROL, METHODS, WORK, PROPAGATION)
            .because("several ask who has called, and none of them belongs to another");

    @ArchTest
    static final ArchRule propagationKnowsConfigAndPeersOnly = noClasses()
            .that()
            .resideInAPackage(PROPAGATION)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(INBOUND, OUTBOUND, MEASURED, STARTUP, BEANS, CONTROL, METHODS, WORK)
            .because("headers are read and written below everything that is measured or guarded");

    @ArchTest
    static final ArchRule versionsKnowNobodyButWhoAsksForThem = noClasses()
            .that()
            .resideInAPackage(VERSIONS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(CONFIG, INBOUND, OUTBOUND, MEASURED, STARTUP, CONTROL, METHODS, WORK, FACTS, REPORT)
            .because("what is on the class path is a fact, whatever the application does with it");

    @ArchTest
    static final ArchRule factsKnowNoneOfThoseThatDoSomething = noClasses()
            .that()
            .resideInAPackage(FACTS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(INBOUND, OUTBOUND, MEASURED, STARTUP, BEANS, CONTROL, METHODS, WORK, REPORT)
            .because("they are told in the same way whoever asks, and change nothing");

    @ArchTest
    static final ArchRule whatMovedIsUsedInOneNestedClassForEachLine = noClasses()
            .that(DescribedPredicate.not(nameEndingWith("$Boot3").or(nameEndingWith("$Boot4"))))
            .should()
            .dependOnClassesThat(resideInAnyPackage(MOVED_FROM).or(resideInAnyPackage(MOVED_TO)))
            .because("these types exist on one Boot line only, and every other class is loaded on both");

    @ArchTest
    static final ArchRule aClassForBoot3UsesNoTypeOfBoot4 = noClasses()
            .that()
            .haveSimpleName("Boot3")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(MOVED_TO)
            .because("it is loaded where these do not exist");

    @ArchTest
    static final ArchRule aClassForBoot4UsesNoTypeOfBoot3 = noClasses()
            .that()
            .haveSimpleName("Boot4")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(MOVED_FROM)
            .because("it is loaded where these do not exist");

    @ArchTest
    static final ArchRule onlyWhatAnEmbeddedTomcatNeedsUsesTypesOfTheWebServer = noClasses()
            .that()
            .doNotHaveSimpleName("TomcatEndOfRequest")
            .and()
            .doNotHaveSimpleName("EmbeddedTomcat")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework.boot.web.server..")
            .because("with Spring Boot 4, an application that is deployed to a server has that library no more");

    @ArchTest
    static final ArchRule onlyStableMethodsOfHttpHeadersAreCalled = noClasses()
            .should()
            .callCodeUnitWhere(UNSTABLE_METHOD_OF_HTTP_HEADERS)
            .because("its supertype changed between Spring Framework 6.2 and 7, and with it most signatures");

    @ArchTest
    static final ArchRule classesAreNounsOfTheDomain = classes()
            .should()
            .haveNameNotMatching(".*(Manager|Helper|Util|Utils|Impl)(\\$.*)?")
            .because("such a name says nothing about what a class is for");
}
