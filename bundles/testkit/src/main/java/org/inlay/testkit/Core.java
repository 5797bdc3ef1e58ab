package org.inlay.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.inlay.customers.Tags;
import org.inlay.platform.Access;
import org.inlay.platform.Audit;
import org.inlay.platform.Caller;
import org.inlay.platform.Clinic;
import org.inlay.platform.Clinics;
import org.inlay.platform.Explanation;
import org.inlay.platform.Id;
import org.inlay.platform.Ids;
import org.inlay.platform.Problem;
import org.inlay.platform.Transactions;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/**
 * The core as a unit test needs it: one organisation in memory, with the clinic {@code A} in Shanghai, a clock that stands
 * still, and a caller who may do everything until somebody else is set. What the plugin did to it can be asked afterwards.
 */
public final class Core {
    private final Map<String, Clinic> clinics = new TreeMap<>();
    private final List<String> audited = new ArrayList<>();
    private final List<String> changes = new ArrayList<>();
    private final AtomicLong last = new AtomicLong(1000);
    private Instant now = Instant.parse("2026-03-02T02:00:00Z");
    private Caller caller = new Caller(new Id(0), "platform", Map.of(), Locale.SIMPLIFIED_CHINESE);

    /** With the clinic {@code A}. */
    public Core() {
        open("A", "dental");
    }

    /** Opens a clinic in Shanghai that works in yuan. */
    public Clinic open(String code, String type) {
        Clinic clinic =
                new Clinic(code, code, type, ZoneId.of("Asia/Shanghai"), CurrencyUnit.of("CNY"), LocalTime.MIDNIGHT, 1);
        clinics.put(code, clinic);
        return clinic;
    }

    /** From now on somebody asks who holds these permissions in these clinics. */
    public void signIn(Map<String, Set<String>> permissions) {
        caller = new Caller(new Id(7), "li", permissions, Locale.SIMPLIFIED_CHINESE);
    }

    /** Sets the clock ahead. */
    public void pass(Duration time) {
        now = now.plus(time);
    }

    /** What was recorded: action, subject type, clinic. */
    public List<String> audited() {
        return List.copyOf(audited);
    }

    /** What was told to the tags: change, customer, clinic. */
    public List<String> changes() {
        return List.copyOf(changes);
    }

    /** A clock that stands until it is set. */
    public Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return Clock.fixed(now, zone);
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }

    /** Ascending identifiers. */
    public Ids ids() {
        return () -> new Id(last.incrementAndGet());
    }

    /** Remembers {@link #audited}. */
    public Audit audit() {
        return (action, type, subject, clinic, details) -> audited.add(action + " " + type + " " + clinic);
    }

    /** Runs everything at once; what is to happen after the commit happens when the outermost work has ended well. */
    public Transactions transactions() {
        return new DirectTransactions();
    }

    /** Refuses as the platform does, for the caller that was set. */
    public Access access() {
        return new CallersAccess();
    }

    /** The clinics that were opened. */
    public Clinics clinics() {
        return new OpenClinics();
    }

    /** Remembers {@link #changes}; knows no values. */
    public Tags tags() {
        return new ToldTags();
    }

    private static final class DirectTransactions implements Transactions {
        private final List<Runnable> after = new ArrayList<>();
        private int depth;

        @Override
        public <T> T required(Supplier<T> work) {
            depth++;
            try {
                T result = work.get();
                if (depth == 1) {
                    List<Runnable> due = List.copyOf(after);
                    after.clear();
                    due.forEach(Runnable::run);
                }
                return result;
            } finally {
                depth--;
            }
        }

        @Override
        public <T> T separately(Supplier<T> work) {
            return work.get();
        }

        @Override
        public void afterCommit(Runnable work) {
            if (depth == 0) {
                work.run();
            } else {
                after.add(work);
            }
        }
    }

    private final class CallersAccess implements Access {
        @Override
        public Caller caller() {
            return caller;
        }

        @Override
        public void require(String permission, String clinic) {
            refuseUnless(caller.may(permission, clinic), permission);
        }

        @Override
        public void requireAnywhere(String permission) {
            refuseUnless(caller.mayAnywhere(permission), permission);
        }

        @Override
        public void requireEverywhere(String permission) {
            refuseUnless(caller.may(permission, Clinic.ORGANISATION), permission);
        }

        private void refuseUnless(boolean allowed, String permission) {
            if (!allowed) {
                throw new Problem(Problem.Kind.FORBIDDEN, "forbidden").with("permission", permission);
            }
        }

        @Override
        public <T> T as(Caller other, Supplier<T> work) {
            Caller before = caller;
            caller = other;
            try {
                return work.get();
            } finally {
                caller = before;
            }
        }

        @Override
        public <T> T asPlatform(Supplier<T> work) {
            return as(new Caller(new Id(0), "platform", Map.of(), Locale.SIMPLIFIED_CHINESE), work);
        }
    }

    private final class OpenClinics implements Clinics {
        @Override
        public Clinic get(String code) {
            Clinic clinic = clinics.get(code);
            if (clinic == null) {
                throw Problem.notFound("clinic");
            }
            return clinic;
        }

        @Override
        public List<Clinic> list() {
            return List.copyOf(clinics.values());
        }

        @Override
        public Clinic create(
                String code, String name, String type, ZoneId timeZone, CurrencyUnit currency, LocalTime dayCutOff) {
            Clinic clinic = new Clinic(code, name, type, timeZone, currency, dayCutOff, 1);
            clinics.put(code, clinic);
            return clinic;
        }

        @Override
        public Clinic changeDay(
                String code, ZoneId timeZone, LocalTime dayCutOff, @Nullable LocalDate from, long version) {
            throw new UnsupportedOperationException("open another clinic");
        }

        @Override
        public List<ListEntry> entries(String clinic, String list) {
            return List.of();
        }

        @Override
        public List<ListEntry> replaceEntries(String clinic, String list, List<ListEntry> entries) {
            return List.copyOf(entries);
        }
    }

    private final class ToldTags implements Tags {
        @Override
        public List<Definition> definitions() {
            return List.of();
        }

        @Override
        public List<Tag> of(Id customer, String clinic) {
            return List.of();
        }

        @Override
        public Map<Id, List<Tag>> of(Collection<Id> customers, String clinic) {
            return Map.of();
        }

        @Override
        public String value(Id customer, String clinic, String tag) {
            return UNDECIDED;
        }

        @Override
        public Explanation explain(Id customer, String clinic, String tag) {
            throw Problem.notFound("tag");
        }

        @Override
        public void changed(Id customer, String clinic, String change) {
            changes.add(change + " " + customer + " " + clinic);
        }

        @Override
        public void changed(Collection<Id> customers, String clinic, String change) {
            new TreeSet<>(customers.stream().map(Id::toString).toList())
                    .forEach(customer -> changes.add(change + " " + customer + " " + clinic));
        }

        @Override
        public void recalculate(String tag, String clinic) {
            changes.add("recalculate " + tag + " " + clinic);
        }
    }
}
