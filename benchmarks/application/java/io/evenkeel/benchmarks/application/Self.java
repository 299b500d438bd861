package io.evenkeel.benchmarks.application;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What nobody can see from outside. */
@RestController
class Self {
    private static final MemoryMXBean MEMORY = ManagementFactory.getMemoryMXBean();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final AtomicLong readyAfterMillis = new AtomicLong();

    @EventListener
    void ready(ApplicationReadyEvent event) {
        readyAfterMillis.set(ManagementFactory.getRuntimeMXBean().getUptime());
        System.out.println(
                "Port: " + event.getApplicationContext().getEnvironment().getProperty("local.server.port"));
    }

    /** How long after the start of the process all was ready. */
    @GetMapping("/self/ready-after-millis")
    String readyAfterMillis() {
        return String.valueOf(readyAfterMillis.get());
    }

    /** What is alive in the heap. */
    @GetMapping("/self/live-bytes")
    String liveBytes() {
        MEMORY.gc();
        return String.valueOf(MEMORY.getHeapMemoryUsage().getUsed());
    }

    /** What the threads that are alive have allocated since they began. */
    @GetMapping("/self/allocated-bytes")
    String allocatedBytes() {
        return String.valueOf(Arrays.stream(THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds()))
                .filter(bytes -> bytes > 0)
                .sum());
    }
}
