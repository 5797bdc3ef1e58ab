package org.inlay.platform.web;

import java.util.function.Supplier;
import javax.ws.rs.core.Response;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Makes a POST safe to repeat. The work runs in one transaction; when the request carries an {@code Idempotency-Key},
 * the key, a hash of route and body, and the answer are rows of that transaction, so that a repetition gets the first
 * answer again, byte for byte, with {@code Idempotency-Replayed: true}. A refusal stores nothing. No byte is sent before
 * the commit.
 *
 * <p>Problems: {@code invalid-key} (not 1 to 100 printable ASCII characters), {@code key-reused} (other route or body),
 * {@code in-progress} (the first request with this key has not ended).
 */
@ProviderType
public interface Once {
    /** Runs the work and answers 201 with its result. */
    Response created(Supplier<?> work);

    /** Runs the work and answers 200 with its result. */
    Response ok(Supplier<?> work);
}
