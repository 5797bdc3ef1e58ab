package org.inlay.platform.internal.domain;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inlay.platform.Checks.Item;
import org.inlay.platform.Clinic;
import org.inlay.platform.Clinics;
import org.inlay.platform.Notices;
import org.inlay.platform.Page;
import org.inlay.platform.PageRequest;
import org.inlay.platform.Staff;
import org.inlay.platform.Staff.Grant;
import org.inlay.platform.Staff.Member;
import org.inlay.platform.spi.Job;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Runs all checks once a night, between 2 and 5 where the first clinic is, and tells the administrators when one fails. */
@Component
public final class NightlyChecks implements Job {
    private static final int FROM_HOUR = 2;
    private static final int TO_HOUR = 5;

    private final CheckRunner checks;
    private final Staff staff;
    private final Notices notices;
    private final Clinics clinics;
    private final Clock clock;

    @Activate
    public NightlyChecks(
            @Reference CheckRunner checks,
            @Reference Staff staff,
            @Reference Notices notices,
            @Reference Clinics clinics,
            @Reference Clock clock) {
        this.checks = checks;
        this.staff = staff;
        this.notices = notices;
        this.clinics = clinics;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "platform.checks";
    }

    @Override
    public Optional<Duration> every() {
        return Optional.of(Duration.ofHours(1));
    }

    @Override
    public void run(Context context) {
        ZoneId zone = clinics.list().stream().map(Clinic::timeZone).findFirst().orElse(ZoneOffset.UTC);
        ZonedDateTime now = clock.instant().atZone(zone);
        String night = now.toLocalDate().toString();
        if (now.getHour() < FROM_HOUR
                || now.getHour() >= TO_HOUR
                || context.checkpoint().equals(night)) {
            return;
        }
        List<Item> items = checks.runAll();
        context.checkpoint(night);
        long failed = items.stream().filter(item -> !item.ok()).count();
        context.outcome(items.size() + " checks, " + failed + " failed");
        if (failed > 0) {
            administrators()
                    .forEach(login -> notices.tell(
                            login,
                            "notice.checks-failed",
                            Map.of("count", Long.toString(failed)),
                            "/app/audit?action=checks.failed"));
        }
    }

    /** Logins of who administers every clinic. */
    private List<String> administrators() {
        List<String> logins = new ArrayList<>();
        String next = null;
        do {
            Page<Member> page = staff.list(new PageRequest(PageRequest.MAXIMUM, next));
            page.items().stream()
                    .filter(Member::active)
                    .filter(member -> member.roles().contains(new Grant(Roles.ADMIN, null)))
                    .forEach(member -> logins.add(member.login()));
            next = page.next();
        } while (next != null);
        return logins;
    }
}
