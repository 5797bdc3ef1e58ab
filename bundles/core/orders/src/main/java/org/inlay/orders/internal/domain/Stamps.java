package org.inlay.orders.internal.domain;

import java.time.Instant;
import org.inlay.orders.internal.domain.MoneyStore.Stamp;
import org.inlay.platform.Access;
import org.inlay.platform.BusinessCalendar;
import org.inlay.platform.Problem;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Who books, and on which business date. */
@Component(service = Stamps.class)
public final class Stamps {
    private static final int LONGEST_REASON = 500;

    private final Access access;
    private final BusinessCalendar calendar;

    @Activate
    public Stamps(@Reference Access access, @Reference BusinessCalendar calendar) {
        this.access = access;
        this.calendar = calendar;
    }

    /** The stamp of the present caller in this clinic. */
    public Stamp of(String clinic, Instant at) {
        return new Stamp(at, calendar.dateOf(clinic, at), access.caller().login());
    }

    /**
     * The reason without blanks around it.
     *
     * @throws Problem {@code validation} when there is none, or it is longer than 500 characters
     */
    static String reason(String reason) {
        String stripped = reason.strip();
        if (stripped.isEmpty()) {
            throw Problem.violation("reason", "violation.required");
        }
        if (stripped.length() > LONGEST_REASON) {
            throw Problem.violation("reason", "violation.too-long");
        }
        return stripped;
    }
}
