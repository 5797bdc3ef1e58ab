package org.inlay.platform;

import java.util.function.Supplier;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Who is calling on this thread and what they may do. Every service method that changes or reveals something asks here
 * for permission AND clinic; a refusal is audited.
 */
@ProviderType
public interface Access {
    /**
     * The caller of this thread.
     *
     * @throws Problem {@code unauthenticated} when nobody is
     */
    Caller caller();

    /** Refuses with {@code forbidden} unless the caller holds the permission in this clinic. */
    void require(String permission, String clinic);

    /** Refuses with {@code forbidden} unless the caller holds the permission in at least one clinic. */
    void requireAnywhere(String permission);

    /** Refuses with {@code forbidden} unless the caller holds the permission in every clinic (a role without clinic). */
    void requireEverywhere(String permission);

    /** Runs the work with this caller on the thread and puts the former one back. */
    <T> T as(Caller caller, Supplier<T> work);

    /** Runs the work as the platform itself (jobs, event handlers, start-up), which may do everything. */
    <T> T asPlatform(Supplier<T> work);
}
