package io.evenkeel.spring.measured;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.evenkeel.Dependency;
import io.evenkeel.Reliability;
import io.evenkeel.guard.GuardMode;
import io.evenkeel.spring.config.ReliabilityConfiguration;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.protocol.ProtocolVersion;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import net.ttddyy.observation.tracing.DataSourceObservationListener;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.autoconfigure.observation.ObservationAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.RedisSystemException;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

class StoresTest {
    private static final RedisServer SERVER = new RedisServer();

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ObservationAutoConfiguration.class))
            .withUserConfiguration(ReliabilityConfiguration.class, MeasuredConfiguration.class)
            .withBean(MeterRegistry.class, SimpleMeterRegistry::new);

    @Configuration(proxyBeanMethods = false)
    static class Stores {
        @Bean
        LettuceConnectionFactory redisConnectionFactory() {
            return new LettuceConnectionFactory(
                    new RedisStandaloneConfiguration("127.0.0.1", SERVER.port()),
                    LettuceClientConfiguration.builder()
                            .clientOptions(options())
                            .commandTimeout(Duration.ofMillis(200))
                            .build());
        }

        @Bean(destroyMethod = "shutdown")
        RedisClient sessions() {
            RedisClient client = RedisClient.create(RedisURI.create("127.0.0.1", SERVER.port()));
            client.setOptions(options());
            return client;
        }

        private static ClientOptions options() {
            return ClientOptions.builder()
                    .protocolVersion(ProtocolVersion.RESP2)
                    .timeoutOptions(TimeoutOptions.enabled())
                    .build();
        }

        @Bean
        DataSource dataSource(ObservationRegistry observations) {
            return observed("dataSource", "jdbc:h2:mem:orders", observations);
        }

        @Bean
        DataSource unreachable(ObservationRegistry observations) {
            return observed("archive", "jdbc:h2:mem:nowhere;IFEXISTS=TRUE", observations);
        }

        private static DataSource observed(String name, String url, ObservationRegistry observations) {
            JdbcDataSource source = new JdbcDataSource();
            source.setURL(url);
            DataSourceObservationListener listener = new DataSourceObservationListener(observations);
            return ProxyDataSourceBuilder.create(name, source)
                    .listener(listener)
                    .methodListener(listener)
                    .build();
        }
    }

    @AfterEach
    void thereIsNoInterrupt() {
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void aCommandOfSpringDataIsACallOfRedisWithItsOutcome() {
        runner.withUserConfiguration(Stores.class).run(context -> {
            StringRedisTemplate template = new StringRedisTemplate(context.getBean(LettuceConnectionFactory.class));
            assertThat(template.opsForValue().get("fine")).isEqualTo("fine");
            assertThat(template.opsForValue().get("fine")).isEqualTo("fine");
            assertThatThrownBy(() -> template.opsForValue().get("bad")).isInstanceOf(RedisSystemException.class);
            assertThatThrownBy(() -> template.opsForValue().get("never")).isInstanceOf(Exception.class);

            await().untilAsserted(() -> assertThat(calls(context))
                    .isEqualTo(Map.of("redis success", 2L, "redis failure", 1L, "redis timeout", 1L)));
        });
    }

    @Test
    void aClientOfLettuceItselfIsNamedAfterItsBean() {
        runner.withUserConfiguration(Stores.class).run(context -> {
            try (StatefulRedisConnection<String, String> connection =
                    context.getBean(RedisClient.class).connect()) {
                connection.setTimeout(Duration.ofMillis(200));
                assertThat(connection.sync().get("fine")).isEqualTo("fine");
                assertThatThrownBy(() -> connection.sync().get("never"))
                        .isInstanceOf(RedisCommandTimeoutException.class);
            }

            await().untilAsserted(() ->
                    assertThat(calls(context)).isEqualTo(Map.of("sessions success", 1L, "sessions timeout", 1L)));
        });
    }

    @Test
    void aStatementIsACallOfItsDataSource() {
        runner.withUserConfiguration(Stores.class).run(context -> {
            DataSource orders = context.getBean("dataSource", DataSource.class);
            try (Connection connection = orders.getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("create table orders (id int)");
                statement.execute("insert into orders values (1)");
                assertThatThrownBy(() -> statement.execute("select nothing")).isInstanceOf(SQLException.class);
            }

            assertThat(calls(context)).isEqualTo(Map.of("jdbc success", 2L, "jdbc failure", 1L));
        });
    }

    @Test
    void aConnectionThatCannotBeHadIsAFailedCallAndTheCauseOfTheJourney() {
        runner.withUserConfiguration(Stores.class).run(context -> {
            DataSource archive = context.getBean("unreachable", DataSource.class);

            assertThatThrownBy(() -> context.getBean(Reliability.class)
                            .journey("checkout")
                            .call(archive::getConnection))
                    .isInstanceOf(SQLException.class);

            assertThat(calls(context)).isEqualTo(Map.of("archive failure", 1L));
            assertThat(context.getBean(MeterRegistry.class)
                            .get("slo.bad.events")
                            .tags("journey", "checkout", "objective", "availability", "cause", "dependency:archive")
                            .counter()
                            .count())
                    .isEqualTo(1);
        });
    }

    @Test
    void whatIsOnlyMeasuredHasNoGuardThatIsOn() {
        runner.withUserConfiguration(Stores.class).run(context -> {
            DataSource archive = context.getBean("unreachable", DataSource.class);
            for (int i = 0; i < 100; i++) {
                assertThatThrownBy(archive::getConnection).isInstanceOf(SQLException.class);
            }

            Dependency dependency = context.getBean(Reliability.class).dependency("archive");
            assertThat(dependency.mode()).isEqualTo(GuardMode.OFF);
            assertThat(calls(context)).isEqualTo(Map.of("archive failure", 100L));
        });
    }

    @Test
    void theSwitchesLeaveThemAlone() {
        runner.withUserConfiguration(Stores.class)
                .withPropertyValues("evenkeel.outbound.redis=false", "evenkeel.outbound.jdbc=false")
                .run(context -> {
                    new StringRedisTemplate(context.getBean(LettuceConnectionFactory.class))
                            .opsForValue()
                            .get("fine");
                    context.getBean("dataSource", DataSource.class)
                            .getConnection()
                            .createStatement()
                            .execute("select 1");

                    assertThat(calls(context)).isEmpty();
                });
    }

    @Test
    void anApplicationWithoutTheseLibrariesStarts() {
        runner.withClassLoader(new FilteredClassLoader(
                        "net.ttddyy",
                        "io.lettuce",
                        "org.springframework.data",
                        "org.springframework.kafka",
                        "okhttp3",
                        "feign"))
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(Reliability.class));
    }

    @Test
    void lettuceIsMeasuredWithoutSpringData() {
        runner.withClassLoader(new FilteredClassLoader("org.springframework.data"))
                .run(context -> assertThat(context).hasSingleBean(RedisClients.class));
    }

    private static Map<String, Long> calls(ApplicationContext context) {
        Map<String, Long> calls = new TreeMap<>();
        for (Timer timer :
                context.getBean(MeterRegistry.class).find("dependency.calls").timers()) {
            if (timer.count() > 0) {
                calls.put(
                        timer.getId().getTag("dependency") + " " + timer.getId().getTag("outcome"), timer.count());
            }
        }
        return calls;
    }
}
