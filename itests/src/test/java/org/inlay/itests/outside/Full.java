package org.inlay.itests.outside;

/** The long form of a check, chosen by {@code -Dinlay.full=true}, and its size. */
final class Full {

    static final boolean FULL = Boolean.getBoolean("inlay.full");

    private Full() {}

    /** How often: {@code -Dinlay.times} when given, else by the form. */
    static int times(int brief, int full) {
        return Integer.getInteger("inlay.times", FULL ? full : brief);
    }
}
