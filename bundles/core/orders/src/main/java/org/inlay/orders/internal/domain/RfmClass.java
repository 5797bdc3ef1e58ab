package org.inlay.orders.internal.domain;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.inlay.orders.Rfm;

/** The eight classes: R, F and M, each high or low (S4); their names are messages {@code rfm.class.<code>}. */
public enum RfmClass {
    /** 重要价值客户. */
    HHH,
    /** 重要保持客户. */
    LHH,
    /** 重要发展客户. */
    HLH,
    /** 重要挽留客户. */
    LLH,
    /** 一般价值客户. */
    HHL,
    /** 一般保持客户. */
    LHL,
    /** 一般发展客户. */
    HLL,
    /** 一般挽留客户. */
    LLL;

    public static RfmClass of(boolean recency, boolean frequency, boolean money) {
        return valueOf(letter(recency) + letter(frequency) + letter(money));
    }

    private static String letter(boolean high) {
        return high ? "H" : "L";
    }

    public boolean recency() {
        return name().charAt(0) == 'H';
    }

    public boolean frequency() {
        return name().charAt(1) == 'H';
    }

    public boolean money() {
        return name().charAt(2) == 'H';
    }

    /** All codes, that of the unrated last. */
    public static List<String> codes() {
        return Stream.concat(Arrays.stream(values()).map(RfmClass::name), Stream.of(Rfm.UNRATED))
                .toList();
    }
}
