package org.inlay.platform.internal.domain;

import java.util.Arrays;

/** The keys of a file met so far, as 64-bit hashes: 13 to 27 bytes a key, so that five million fit beside everything else. */
final class CsvKeys {
    private long[] slots = new long[1 << 10];
    private int size;

    /** Adds the key; false when it was there. */
    boolean add(String key) {
        if (size * 5L > slots.length * 3L) {
            grow();
        }
        if (!put(slots, hash(key))) {
            return false;
        }
        size++;
        return true;
    }

    /** Whether the key was added. */
    boolean contains(String key) {
        long hash = hash(key);
        int mask = slots.length - 1;
        int slot = (int) hash & mask;
        while (slots[slot] != 0 && slots[slot] != hash) {
            slot = slot + 1 & mask;
        }
        return slots[slot] == hash;
    }

    private void grow() {
        long[] larger = new long[slots.length * 2];
        Arrays.stream(slots).filter(slot -> slot != 0).forEach(slot -> put(larger, slot));
        slots = larger;
    }

    private static boolean put(long[] slots, long hash) {
        int mask = slots.length - 1;
        int slot = (int) hash & mask;
        while (slots[slot] != 0) {
            if (slots[slot] == hash) {
                return false;
            }
            slot = slot + 1 & mask;
        }
        slots[slot] = hash;
        return true;
    }

    /** FNV-1a over the characters, mixed; never 0, which marks a free slot. */
    static long hash(String key) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < key.length(); i++) {
            hash = (hash ^ key.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ hash >>> 32) * 0x9e3779b97f4a7c15L;
        hash ^= hash >>> 29;
        return hash == 0 ? 1 : hash;
    }
}
