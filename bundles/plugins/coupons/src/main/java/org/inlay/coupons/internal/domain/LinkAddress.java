package org.inlay.coupons.internal.domain;

/** Where customers open a link. */
public interface LinkAddress {
    /** The whole address of the page that this secret opens. */
    String of(String secret);
}
