package org.inlay.hello.internal.domain;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.inlay.customers.Tags;
import org.inlay.customers.spi.TagProvider.Subject;
import org.inlay.platform.Access;
import org.inlay.platform.Audit;
import org.inlay.platform.Clinics;
import org.inlay.platform.Id;
import org.inlay.platform.Ids;
import org.inlay.platform.Problem;
import org.inlay.platform.Transactions;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Greetings of a clinic: the one place that checks, stores and audits. */
@Component(service = Greetings.class)
public class Greetings {
    private final GreetingStore store;
    private final Clinics clinics;
    private final Tags tags;
    private final Transactions transactions;
    private final Access access;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    @Activate
    public Greetings(
            @Reference GreetingStore store,
            @Reference Clinics clinics,
            @Reference Tags tags,
            @Reference Transactions transactions,
            @Reference Access access,
            @Reference Audit audit,
            @Reference Ids ids,
            @Reference Clock clock) {
        this.store = store;
        this.clinics = clinics;
        this.tags = tags;
        this.transactions = transactions;
        this.access = access;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** Greets. Needs {@code hello:write} in the clinic. Problems: {@code not-found}, {@code validation}. */
    public Greeting greet(String clinic, @Nullable Id customer, String text) {
        access.require("hello:write", clinic);
        if (text.isBlank() || text.length() > 200) {
            throw Problem.violation("text", "hello.text");
        }
        return transactions.required(() -> {
            clinics.get(clinic);
            Greeting greeting = new Greeting(ids.next(), clinic, customer, text, clock.instant());
            store.add(greeting);
            if (customer != null) {
                tags.changed(customer, clinic, "hello.greeting");
            }
            audit.record("hello.greeted", "greeting", greeting.id().toString(), clinic, Map.of());
            return greeting;
        });
    }

    /** The latest fifty, of the clinic or of a customer there, newest first. Needs {@code hello:read}. */
    public List<Greeting> latest(String clinic, @Nullable Id customer) {
        access.require("hello:read", clinic);
        return transactions.required(() -> store.latest(clinic, customer));
    }

    /** When each was first greeted; for the tag, which asks no permission. */
    Map<Subject, Instant> first(Collection<Subject> subjects) {
        return store.first(subjects);
    }

    /** Forgets what everybody was told before; returns how much, up to 1,000. */
    int forget(Instant before) {
        return transactions.required(() -> store.forget(before));
    }
}
