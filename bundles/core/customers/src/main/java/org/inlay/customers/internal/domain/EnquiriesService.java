package org.inlay.customers.internal.domain;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.inlay.customers.Enquiries;
import org.inlay.platform.BusinessCalendar;
import org.inlay.platform.Id;
import org.inlay.platform.Page;
import org.inlay.platform.PageRequest;
import org.inlay.platform.Problem;
import org.inlay.platform.Staff;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Records and shows who asked what (V9). */
@Component(service = Enquiries.class)
public final class EnquiriesService implements Enquiries {
    private static final Set<String> CHANNELS = Set.of("ONLINE", "PHONE", "ON_SITE", "REFERRAL");
    private static final int LONGEST = 4000;

    private final Acts acts;
    private final Standing standing;
    private final Visible visible;
    private final EnquiryStore store;
    private final BusinessCalendar calendar;
    private final Staff staff;

    @Activate
    public EnquiriesService(
            @Reference Acts acts,
            @Reference Standing standing,
            @Reference Visible visible,
            @Reference EnquiryStore store,
            @Reference BusinessCalendar calendar,
            @Reference Staff staff) {
        this.acts = acts;
        this.standing = standing;
        this.visible = visible;
        this.store = store;
        this.calendar = calendar;
        this.staff = staff;
    }

    @Override
    public Enquiry record(NewEnquiry in) {
        acts.access().require(Permissions.ENQUIRIES_WRITE, in.clinic());
        return acts.transaction(() -> {
            Id customer = standing.lockOf(in.customer());
            Instant at = asked(in.at());
            Enquiry enquiry = new Enquiry(
                    acts.nextId(),
                    customer,
                    in.clinic(),
                    at,
                    calendar.dateOf(in.clinic(), at),
                    Bounds.oneOf("channel", in.channel(), CHANNELS),
                    Bounds.text("question", in.question(), LONGEST),
                    Bounds.optional("answer", in.answer(), LONGEST),
                    Bounds.loginOrNone("staff", in.staff(), staff),
                    Bounds.date("nextContact", in.nextContact()));
            store.insert(enquiry, acts.by());
            acts.audit("enquiries.recorded", "enquiry", enquiry.id(), in.clinic(), Map.of());
            return enquiry;
        });
    }

    private Instant asked(@Nullable Instant at) {
        Instant now = acts.now();
        if (at == null) {
            return now;
        }
        if (at.isAfter(now)) {
            throw Problem.violation("at", "violation.future");
        }
        return Bounds.instant("at", at.truncatedTo(ChronoUnit.MICROS));
    }

    @Override
    public Page<Enquiry> of(Id customer, PageRequest page) {
        acts.access().requireAnywhere(Permissions.ENQUIRIES_READ);
        return acts.transaction(() -> {
            Callers.Seen seen = Callers.seen(acts.caller(), Permissions.ENQUIRIES_READ);
            List<Enquiry> found = store.of(visible.history(customer), seen, page);
            return Pages.of(found, page, e -> e.id().toString(), all -> all);
        });
    }
}
