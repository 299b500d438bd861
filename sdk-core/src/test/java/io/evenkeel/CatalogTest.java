package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.evenkeel.logging.OverflowLog;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CatalogTest {
    private final List<String> made = Collections.synchronizedList(new ArrayList<>());
    private final Catalog<StringBuilder> catalog = new Catalog<>(
            3,
            name -> {
                made.add(name);
                return new StringBuilder(name);
            },
            new OverflowLog("thing", 3));

    @Test
    void makesAThingOnce() {
        assertThat(catalog.get("one")).isSameAs(catalog.get("one"));

        assertThat(made).containsExactly("one");
    }

    @Test
    void makesOneThingForAllThatIsBeyondTheCap() {
        for (String name : List.of("one", "two", "three", "four", "five", "not a name")) {
            catalog.get(name);
        }

        assertThat(made).containsExactly("one", "two", "three", "_OTHER");
        assertThat(catalog.get("six")).isSameAs(catalog.get("_OTHER"));
        assertThat(catalog.all()).hasSize(4);
    }

    @Test
    void aDeclaredThingIsNotMadeAgain() {
        StringBuilder declared = new StringBuilder("declared");

        catalog.declare("one", declared);

        assertThat(catalog.get("one")).isSameAs(declared);
        assertThat(made).isEmpty();
    }

    @Test
    void aDeclaredThingIsUnaskedUntilItIsAskedFor() {
        catalog.declare("one", new StringBuilder());
        catalog.declare("two", new StringBuilder());
        assertThat(catalog.unasked()).containsExactlyInAnyOrder("one", "two");

        catalog.get("one");
        catalog.get("three");

        assertThat(catalog.unasked()).containsExactly("two");
    }

    @Test
    void manyThreadsMakeEachThingOnceAndNoMoreThanTheCap() throws Exception {
        Together.run(16, thread -> {
            for (int i = 0; i < 1_000; i++) {
                catalog.get("thing-" + i % 7);
            }
        });

        assertThat(made).hasSize(4).doesNotHaveDuplicates().contains("_OTHER");
    }

    /** The factory waits a little for a second thread to come in: under the lock, none does. */
    @Test
    void twoThreadsThatAskForTheSharedThingGetTheSameOne() throws Exception {
        CyclicBarrier inside = new CyclicBarrier(2);
        Catalog<StringBuilder> slow = new Catalog<>(
                3,
                name -> {
                    made.add(name);
                    try {
                        inside.await(200, TimeUnit.MILLISECONDS);
                    } catch (InterruptedException | BrokenBarrierException | TimeoutException alone) {
                        return new StringBuilder(name);
                    }
                    return new StringBuilder(name);
                },
                new OverflowLog("thing", 3));

        Together.run(2, thread -> slow.get("not a name"));

        assertThat(made).containsExactly("_OTHER");
    }

    @Test
    void aThingThatCannotBeMadeIsTriedAgain() {
        AtomicReference<@Nullable RuntimeException> fault = new AtomicReference<>(new IllegalStateException("not yet"));
        Catalog<String> moody = new Catalog<>(
                3,
                name -> {
                    RuntimeException thrown = fault.get();
                    if (thrown != null) {
                        throw thrown;
                    }
                    return name;
                },
                new OverflowLog("thing", 3));
        assertThat(catchThrowable(() -> moody.get("one"))).hasMessage("not yet");

        fault.set(null);

        assertThat(moody.get("one")).isEqualTo("one");
    }

    /** As a listener of the meter registry does, that is told of the new meters and makes a call of its own. */
    @Test
    void makingAThingMayAskForAnother() {
        List<String> names = new ArrayList<>();
        AtomicReference<@Nullable Catalog<String>> self = new AtomicReference<>();
        Catalog<String> nested = new Catalog<>(
                3,
                name -> {
                    names.add(name);
                    Catalog<String> other = self.get();
                    if (name.equals("_OTHER") && other != null) {
                        other.get("inner");
                    }
                    return name;
                },
                new OverflowLog("thing", 3));
        self.set(nested);

        assertThat(nested.get("not a name")).isEqualTo("_OTHER");

        assertThat(names).containsExactly("_OTHER", "inner");
    }
}
