package io.evenkeel.logging;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What was under each of a few keys when it was first asked to keep it. For one thread. */
final class ShownBefore {
    private String[] keys;
    private @Nullable Object[] values;
    private int size;

    /** @param expected how many keys there will be; more may come */
    ShownBefore(int expected) {
        keys = new String[expected];
        values = new Object[expected];
    }

    /** Does nothing if the key is kept already. */
    void keep(String key, Mdc mdc) {
        for (int i = 0; i < size; i++) {
            if (keys[i].equals(key)) {
                return;
            }
        }
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size + 1);
            values = Arrays.copyOf(values, size + 1);
        }
        keys[size] = key;
        values[size++] = mdc.read(key);
    }

    void putBack(Mdc mdc) {
        for (int i = 0; i < size; i++) {
            mdc.putBack(keys[i], values[i]);
        }
    }
}
