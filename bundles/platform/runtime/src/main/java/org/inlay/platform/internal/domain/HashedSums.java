package org.inlay.platform.internal.domain;

/** Sums by 64-bit hashes of their names: 27 to 54 bytes a name. */
final class HashedSums {
    private long[] names = new long[1 << 8];
    private long[] sums = new long[1 << 8];
    private int size;

    long sum(String name) {
        return sums[slot(names, CsvKeys.hash(name))];
    }

    void add(String name, long amount) {
        if (size * 5L > names.length * 3L) {
            grow();
        }
        long hash = CsvKeys.hash(name);
        int slot = slot(names, hash);
        if (names[slot] == 0) {
            names[slot] = hash;
            size++;
        }
        sums[slot] += amount;
    }

    private void grow() {
        long[] wider = new long[names.length * 2];
        long[] moved = new long[names.length * 2];
        for (int i = 0; i < names.length; i++) {
            if (names[i] != 0) {
                int slot = slot(wider, names[i]);
                wider[slot] = names[i];
                moved[slot] = sums[i];
            }
        }
        names = wider;
        sums = moved;
    }

    /** Where the hash stands, or the free slot it would take. */
    private static int slot(long[] names, long hash) {
        int mask = names.length - 1;
        int slot = (int) hash & mask;
        while (names[slot] != 0 && names[slot] != hash) {
            slot = slot + 1 & mask;
        }
        return slot;
    }
}
