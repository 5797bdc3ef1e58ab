package org.inlay.itests.support;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A database the distribution is tested on, and the port of its container: {@code -Dinlay.itests.port} and the next. */
public enum Database {
    DERBY(Integer.getInteger("inlay.itests.port", 18101)),
    POSTGRESQL(Integer.getInteger("inlay.itests.port", 18101) + 1);

    private final int port;

    Database(int port) {
        this.port = port;
    }

    int port() {
        return port;
    }

    /** Both, unless {@code -Dinlay.databases} names one. */
    static List<Database> chosen() {
        String names = System.getProperty("inlay.databases", "derby,postgresql");
        return Arrays.stream(names.split(","))
                .map(name -> valueOf(name.trim().toUpperCase(Locale.ROOT)))
                .toList();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
