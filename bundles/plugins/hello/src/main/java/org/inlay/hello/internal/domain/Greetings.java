package org.inlay.hello.internal.domain;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.inlay.platform.Access;
import org.inlay.platform.Audit;
import org.inlay.platform.Clinics;
import org.inlay.platform.Ids;
import org.inlay.platform.Problem;
import org.inlay.platform.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Greetings of a clinic; what REST and console call. */
@Component(service = Greetings.class)
public final class Greetings {
    private static final int LONGEST = 200;
    private static final int SHOWN = 50;

    private final GreetingStore store;
    private final Clinics clinics;
    private final Transactions transactions;
    private final Access access;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    @Activate
    public Greetings(
            @Reference GreetingStore store,
            @Reference Clinics clinics,
            @Reference Transactions transactions,
            @Reference Access access,
            @Reference Audit audit,
            @Reference Ids ids,
            @Reference Clock clock) {
        this.store = store;
        this.clinics = clinics;
        this.transactions = transactions;
        this.access = access;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** Greets. Needs {@code hello:write} in the clinic. Problems: {@code not-found}, {@code validation}. */
    public Greeting greet(String clinic, String text) {
        access.require(HelloPermissions.WRITE, clinic);
        if (text.isBlank() || text.length() > LONGEST) {
            throw Problem.violation("text", "hello.text");
        }
        return transactions.required(() -> {
            clinics.get(clinic);
            Greeting greeting = new Greeting(ids.next(), clinic, text, clock.instant());
            store.add(greeting);
            audit.record("hello.greeted", "greeting", greeting.id().toString(), clinic, Map.of());
            return greeting;
        });
    }

    /** The latest greetings of the clinic, newest first. Needs {@code hello:read} in it. */
    public List<Greeting> latest(String clinic) {
        access.require(HelloPermissions.READ, clinic);
        return transactions.required(() -> store.latest(clinic, SHOWN));
    }
}
