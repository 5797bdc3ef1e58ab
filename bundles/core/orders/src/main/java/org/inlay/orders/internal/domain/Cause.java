package org.inlay.orders.internal.domain;

/** Why something is returned; decides at which price executed sessions are charged (D11). */
public enum Cause {
    /** The clinic's reason: executed sessions are charged at their allocated price. */
    CLINIC,
    /** The customer's reason: executed sessions are charged at list price. */
    CUSTOMER
}
