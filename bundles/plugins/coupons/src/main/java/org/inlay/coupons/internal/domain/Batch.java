package org.inlay.coupons.internal.domain;

import org.inlay.platform.Id;
import org.jspecify.annotations.Nullable;

/**
 * An issue to many at once.
 *
 * @param aim what it is for: {@code FIRST_DEAL, REPURCHASE, RETENTION} or {@code WIN_BACK}
 * @param state {@code RUNNING} or {@code DONE}
 * @param recipients whom it was for when it was asked for
 * @param issued who has it
 * @param refused who could not have it: none was left, or they had as many as one may
 */
public record Batch(
        Id id, Id template, @Nullable String aim, String state, long recipients, long issued, long refused) {}
