package org.inlay.coupons.internal.domain;

import org.inlay.platform.Id;
import org.jspecify.annotations.Nullable;

/**
 * An issue to many at once.
 *
 * @param aim what it is for: {@code FIRST_DEAL, REPURCHASE, RETENTION} or {@code WIN_BACK}
 * @param way directly into wallets, or by links that claim it
 * @param state {@code RUNNING} or {@code DONE}
 * @param recipients whom it was for when it was asked for
 * @param issued who has it
 * @param refused who could not have it: none was left, or they had as many as one may
 */
public record Batch(
        Id id, Id template, @Nullable String aim, Way way, String state, long recipients, long issued, long refused) {
    /** How it comes to a customer (C2). */
    public enum Way {
        /** Directly into the wallet, no claim. */
        WALLET,
        /** By a link that claims it, sent by the channel to those who agreed to marketing. */
        LINK
    }
}
