package org.inlay.coupons.internal.console;

import gg.jte.Content;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A coupon as the customer reads it: its nature, what it is for, until when, and how many are left (C1).
 *
 * @param worth what it is worth, in big letters
 * @param lines what else it says
 * @param code what is given at checkout; null while it is only offered
 * @param qr the same as a picture
 */
public record Card(
        String name,
        String worth,
        List<String> lines,
        @Nullable String code,
        @Nullable Content qr) {}
