package io.evenkeel.spring.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

/** Where the process runs, as it is told by files and variables. */
class PlatformTest {
    private static final String ID = "0123456789abcdef".repeat(4);
    private static final String POD = "8f3c2b1a-0d4e-4f5a-9b6c-7d8e9f0a1b2c";

    @TempDir
    private Path folder;

    @Test
    void controlGroupsOfVersionOneNameTheContainerAndThePod() throws IOException {
        assertThat(groups("12:cpu:/docker/" + ID)).isEqualTo(Map.of("container.id", ID));
        assertThat(groups("1:name=systemd:/system.slice/docker-" + ID + ".scope"))
                .isEqualTo(Map.of("container.id", ID));
        assertThat(groups("3:memory:/ecs/0f1e/" + "0f1e2d3c4b5a69788796a5b4c3d2e1f0-1234567890"))
                .isEqualTo(Map.of("container.id", "0f1e2d3c4b5a69788796a5b4c3d2e1f0-1234567890"));
        assertThat(groups("11:devices:/kubepods/burstable/pod" + POD + "/" + ID))
                .isEqualTo(Map.of("container.id", ID, "k8s.pod.uid", POD));
        assertThat(groups("11:devices:/kubepods.slice/kubepods-pod" + POD.replace('-', '_') + ".slice/cri-containerd-"
                        + ID + ".scope"))
                .isEqualTo(Map.of("container.id", ID, "k8s.pod.uid", POD));
        assertThat(groups("0::/")).isEmpty();
        assertThat(groups("0::/user.slice/user-1000.slice")).isEmpty();
    }

    @Test
    void withVersionTwoTheMountsDo() throws IOException {
        Files.writeString(folder.resolve("cgroup"), "0::/\n");
        Files.writeString(
                folder.resolve("mountinfo"),
                "1 2 8:1 /var/lib/docker/containers/" + ID + "/hostname /etc/hostname rw - ext4 /dev/sda1 rw\n"
                        + "3 2 8:1 /var/lib/kubelet/pods/" + POD + "/etc-hosts /etc/hosts rw - ext4 /dev/sda1 rw\n");

        assertThat(Container.find(folder)).isEqualTo(Map.of("container.id", ID, "k8s.pod.uid", POD));
    }

    @Test
    void noMoreThanTheBeginningOfAFileIsRead() throws IOException {
        Files.writeString(folder.resolve("mountinfo"), "x".repeat(70_000) + "/containers/" + ID + "/");

        assertThat(Container.find(folder)).isEmpty();
        assertThat(Container.find(folder.resolve("absent"))).isEmpty();
    }

    @Test
    void aPodKnowsWhatItsVariablesSay() throws IOException {
        Path namespace = Files.writeString(folder.resolve("namespace"), "shop\n");
        MockEnvironment pod = new MockEnvironment()
                .withProperty("KUBERNETES_SERVICE_HOST", "10.0.0.1")
                .withProperty("POD_NAME", "orders-0")
                .withProperty("OTEL_RESOURCE_ATTRIBUTES_NODE_NAME", "node-a")
                .withProperty("WHERE", "main");

        assertThat(Kubernetes.find(new Variables(pod), Map.of("k8s.container.name", "ABSENT,WHERE"), namespace))
                .isEqualTo(Map.of(
                        "k8s.pod.name", "orders-0",
                        "k8s.node.name", "node-a",
                        "k8s.container.name", "main",
                        "k8s.namespace.name", "shop"));
    }

    @Test
    void outsideOfAPodTheUsualNamesMeanNothing() throws IOException {
        Path namespace = Files.writeString(folder.resolve("namespace"), "shop");
        MockEnvironment host = new MockEnvironment().withProperty("POD_NAME", "orders-0");

        assertThat(Kubernetes.find(new Variables(host), Map.of(), namespace)).isEmpty();
    }

    @Test
    void anInstanceKeepsItsIdWhereThePlatformKnowsOne() {
        assertThat(InstanceId.of(Map.of("k8s.pod.uid", "pod-uid", "container.id", ID)))
                .isEqualTo("38136ffc-03d8-5d68-9ff2-aeea36e3630e");
        assertThat(InstanceId.of(
                        Map.of("k8s.pod.name", "orders-0", "k8s.namespace.name", "shop", "k8s.container.name", "main")))
                .isEqualTo("2a6239e1-e2b1-5b0f-b2cc-b32cb8999c3a");
        assertThat(InstanceId.of(Map.of("container.id", "a".repeat(64))))
                .isEqualTo("26cdf148-1464-5a13-8079-b2ce74288c2f");
    }

    @Test
    void elsewhereItHasARandomOneForTheLifeOfTheProcess() {
        String random = InstanceId.of(Map.of("k8s.pod.name", "without a namespace"));

        assertThat(random).matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
        assertThat(InstanceId.of(Map.of())).isEqualTo(random);
    }

    private Map<String, String> groups(String line) throws IOException {
        Files.writeString(folder.resolve("cgroup"), "13:pids:/\n" + line + "\n");
        return Container.find(folder);
    }
}
