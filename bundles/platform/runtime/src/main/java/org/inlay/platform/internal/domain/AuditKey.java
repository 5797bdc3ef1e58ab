package org.inlay.platform.internal.domain;

/** The key of the audit chain; it is not in the database. */
public interface AuditKey {
    /** 256 random bits, the same on every node. */
    byte[] bytes();
}
