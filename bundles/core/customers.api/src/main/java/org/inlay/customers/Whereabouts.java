package org.inlay.customers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.inlay.platform.Id;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** Where those who came are in the clinic (到店动向), from their arrival until they leave. */
@ProviderType
public interface Whereabouts {
    /** A place on a visitor's way. */
    enum Place {
        /** Nobody attends to them; a visit begins here. */
        WAITING,
        /** With a consultant or a dentist. */
        CONSULT,
        /** In treatment. */
        TREATMENT,
        /** Gone home. */
        LEFT
    }

    /**
     * Where a visitor is.
     *
     * @param staff login of who attends to them
     * @param room code of the room
     */
    record Where(
            Id visit,
            Place place,
            @Nullable String staff,
            @Nullable String room,
            Instant since) {}

    /**
     * Records where the visitor is now; every place is possible after every other, since people go back. Needs {@code
     * visits:write} in the visit's clinic. The place it names already stays as it is.
     *
     * @throws org.inlay.platform.Problem {@code not-found}, {@code visit-void}, {@code validation} for staff or a room that
     *     is not there
     */
    Where move(Id visit, Place place, @Nullable String staff, @Nullable String room);

    /** Where the visitor is, or was last. Needs {@code visits:read} in the visit's clinic. */
    Where of(Id visit);

    /** Where everybody is who came on a business date and was moved, by visit; who is not named waits since the arrival. */
    Map<Id, Where> onDate(String clinic, LocalDate date);
}
