package io.evenkeel.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThisMachineTest {
    @TempDir
    private Path root;

    @Test
    void readsTheLimitsOfVersion2AtTheRootOfAContainer() throws IOException {
        write("proc/self/cgroup", "0::/\n");
        write("sys/fs/cgroup/memory.max", "536870912\n");
        write("sys/fs/cgroup/cpu.max", "50000 100000\n");

        Machine machine = new ThisMachine(root, Map.of());

        assertThat(machine.memoryLimit()).isEqualTo(536_870_912);
        assertThat(machine.cpuLimit()).isEqualTo(0.5);
    }

    @Test
    void theLowestLimitOfTheGroupsAboveCounts() throws IOException {
        write("proc/self/cgroup", "0::/shop.slice/web.service\n");
        write("sys/fs/cgroup/shop.slice/memory.max", "1000\n");
        write("sys/fs/cgroup/shop.slice/web.service/memory.max", "2000\n");
        write("sys/fs/cgroup/shop.slice/cpu.max", "200000 100000\n");
        write("sys/fs/cgroup/shop.slice/web.service/cpu.max", "max 100000\n");

        Machine machine = new ThisMachine(root, Map.of());

        assertThat(machine.memoryLimit()).isEqualTo(1_000);
        assertThat(machine.cpuLimit()).isEqualTo(2.0);
    }

    @Test
    void maxIsNoLimitAndNeitherIsWhatVersion1SaysForNone() throws IOException {
        write("proc/self/cgroup", "0::/\n");
        write("sys/fs/cgroup/memory.max", "max\n");
        write("sys/fs/cgroup/cpu.max", "max 100000\n");
        assertThat(new ThisMachine(root, Map.of()).memoryLimit()).isNull();
        assertThat(new ThisMachine(root, Map.of()).cpuLimit()).isNull();

        write("proc/self/cgroup", "4:memory:/\n3:cpu,cpuacct:/\n");
        write("sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712\n");
        write("sys/fs/cgroup/cpu/cpu.cfs_quota_us", "-1\n");
        write("sys/fs/cgroup/cpu/cpu.cfs_period_us", "100000\n");
        assertThat(new ThisMachine(root, Map.of()).memoryLimit()).isNull();
        assertThat(new ThisMachine(root, Map.of()).cpuLimit()).isNull();
    }

    @Test
    void readsTheLimitsOfVersion1WhereTheGroupIsThatOfTheHost() throws IOException {
        write("proc/self/cgroup", "4:memory:/docker/abc\n3:cpu,cpuacct:/docker/abc\n");
        write("sys/fs/cgroup/memory/memory.limit_in_bytes", "268435456\n");
        write("sys/fs/cgroup/cpu/cpu.cfs_quota_us", "150000\n");
        write("sys/fs/cgroup/cpu/cpu.cfs_period_us", "100000\n");

        Machine machine = new ThisMachine(root, Map.of());

        assertThat(machine.memoryLimit()).isEqualTo(268_435_456);
        assertThat(machine.cpuLimit()).isEqualTo(1.5);
        assertThat(machine.contained()).isTrue();
    }

    @Test
    void nothingIsKnownWhereThereAreNoSuchFilesAndTextThatIsNoneIsNothing() throws IOException {
        Machine machine = new ThisMachine(root, Map.of());
        assertThat(machine.memoryLimit()).isNull();
        assertThat(machine.cpuLimit()).isNull();
        assertThat(machine.userId()).isNull();
        assertThat(machine.contained()).isFalse();

        write("proc/self/cgroup", "0::/../../..\n");
        write("sys/fs/cgroup/memory.max", "many\n");
        write("sys/fs/cgroup/cpu.max", "1 0\n");
        assertThat(machine.memoryLimit()).isNull();
        assertThat(machine.cpuLimit()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"KUBERNETES_SERVICE_HOST", "ECS_CONTAINER_METADATA_URI_V4"})
    void aContainerIsKnownByItsVariablesWhereNoFileTells(String variable) throws IOException {
        write("proc/self/cgroup", "0::/\n");

        assertThat(new ThisMachine(root, Map.of(variable, "10.0.0.1")).contained())
                .isTrue();
        assertThat(new ThisMachine(root, Map.of("HOME", "/")).contained()).isFalse();
    }

    @Test
    void theUserIsTheOneWhoseRightsTheProcessHas() throws IOException {
        write("proc/self/status", "Name:\tjava\nUid:\t1000\t0\t1000\t1000\nGid:\t1\t1\t1\t1\n");

        assertThat(new ThisMachine(root, Map.of()).userId()).isZero();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theRealOneIsReal() throws IOException {
        Machine here = Machine.here();

        assertThat(here.today()).isBetween(LocalDate.now(ZoneOffset.UTC).minusDays(1), LocalDate.now(ZoneOffset.UTC));
        assertThat(here.userId())
                .isEqualTo(((Number) Files.getAttribute(Path.of("/proc/self"), "unix:uid")).longValue());
        Long memory = here.memoryLimit();
        assertThat(memory == null || memory > 0).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "-XX:+ExitOnOutOfMemoryError, -XX:+ExitOnOutOfMemoryError",
        "-XX:+CrashOnOutOfMemoryError, -XX:+CrashOnOutOfMemoryError",
        "-XX:OnOutOfMemoryError=kill -9 %p, -XX:OnOutOfMemoryError with kill -9",
        "-XX:OnOutOfMemoryError=date; /bin/kill -s KILL %p, -XX:OnOutOfMemoryError with kill -9",
        "-XX:OnOutOfMemoryError=true, null",
        "-XX:OnOutOfMemoryError=kill -3 %p, null",
        "-XX:OnOutOfMemoryError=echo kill -9 %p, null",
        "-XX:+HeapDumpOnOutOfMemoryError, null"
    })
    void aRealProcessKnowsWhetherItEndsWithoutMemory(String given, String found) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        given,
                        "-cp",
                        System.getProperty("java.class.path"),
                        MachineMain.class.getName())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader output = process.inputReader()) {
            assertThat(output.lines().toList()).last().isEqualTo(found);
        }
        assertThat(process.waitFor()).isZero();
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
