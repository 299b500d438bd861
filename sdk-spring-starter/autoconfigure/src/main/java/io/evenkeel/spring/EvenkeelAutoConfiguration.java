package io.evenkeel.spring;

import io.evenkeel.spring.config.ReliabilityConfiguration;
import io.evenkeel.spring.context.ContextConfiguration;
import io.evenkeel.spring.control.ControlConfiguration;
import io.evenkeel.spring.facts.FactsConfiguration;
import io.evenkeel.spring.inbound.InboundConfiguration;
import io.evenkeel.spring.inbound.JourneyCarrierConfiguration;
import io.evenkeel.spring.logs.LogsConfiguration;
import io.evenkeel.spring.measured.MeasuredConfiguration;
import io.evenkeel.spring.methods.GuardedMethodsConfiguration;
import io.evenkeel.spring.metrics.MetricsConfiguration;
import io.evenkeel.spring.outbound.OutboundConfiguration;
import io.evenkeel.spring.practice.PracticeConfiguration;
import io.evenkeel.spring.redaction.RedactionConfiguration;
import io.evenkeel.spring.report.ReportConfiguration;
import io.evenkeel.spring.startup.StartupConfiguration;
import io.evenkeel.spring.versions.VersionsConfiguration;
import io.evenkeel.spring.work.WorkConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Import;

/** The way in: everything Evenkeel does in an application, unless {@code evenkeel.enabled} is false. */
@AutoConfiguration
@ConditionalOnProperty(prefix = "evenkeel", name = "enabled", matchIfMissing = true)
@Import({
    ReliabilityConfiguration.class,
    MetricsConfiguration.class,
    JourneyCarrierConfiguration.class,
    LogsConfiguration.class,
    InboundConfiguration.class,
    WorkConfiguration.class,
    ContextConfiguration.class,
    GuardedMethodsConfiguration.class,
    OutboundConfiguration.class,
    MeasuredConfiguration.class,
    RedactionConfiguration.class,
    ControlConfiguration.class,
    VersionsConfiguration.class,
    FactsConfiguration.class,
    ReportConfiguration.class,
    StartupConfiguration.class,
    PracticeConfiguration.class
})
public class EvenkeelAutoConfiguration {}
