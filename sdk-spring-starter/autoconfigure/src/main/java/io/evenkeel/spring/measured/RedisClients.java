package io.evenkeel.spring.measured;

import io.evenkeel.spring.measured.MeasuredCalls.Begun;
import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.event.command.CommandListener;
import io.lettuce.core.event.command.CommandStartedEvent;
import io.lettuce.core.protocol.CompleteableCommand;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Measures the commands of Redis clients that are beans. Named after the bean. */
final class RedisClients implements BeanPostProcessor {
    private final MeasuredCalls calls;

    RedisClients(MeasuredCalls calls) {
        this.calls = calls;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        if (bean instanceof AbstractRedisClient client) {
            measure(client, beanName);
        }
        return bean;
    }

    /** Before it connects: connections know the listeners that there were when they were made. */
    void measure(AbstractRedisClient client, String name) {
        client.addListener(new Commands(name));
    }

    private final class Commands implements CommandListener {
        private final String name;

        Commands(String name) {
            this.name = name;
        }

        /** The ends that a listener is told of come from the connection only: a time-out is not among them. */
        @Override
        public void commandStarted(CommandStartedEvent event) {
            if (event.getCommand() instanceof CompleteableCommand<?> command) {
                Begun call = MeasuredCalls.begin();
                Thread sender = Thread.currentThread();
                command.onComplete((result, error) -> calls.ended(name, call, told(error, sender)));
            }
        }

        /** Who has sent a command and then cancels it has waited for it in vain. */
        private static @Nullable Throwable told(@Nullable Throwable error, Thread sender) {
            return error instanceof CancellationException && Thread.currentThread() == sender
                    ? new TimeoutException("given up by the thread that sent it")
                    : error;
        }
    }
}
