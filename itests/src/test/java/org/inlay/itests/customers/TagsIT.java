package org.inlay.itests.customers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.inject.Inject;
import org.awaitility.Awaitility;
import org.inlay.customers.Allergies;
import org.inlay.customers.Allergies.Allergy;
import org.inlay.customers.Customers;
import org.inlay.customers.Tags;
import org.inlay.customers.Tags.Tag;
import org.inlay.customers.spi.TagProvider;
import org.inlay.itests.support.InKaraf;
import org.inlay.platform.Access;
import org.inlay.platform.Caller;
import org.inlay.platform.Check;
import org.inlay.platform.Clinic;
import org.inlay.platform.Clinics;
import org.inlay.platform.Explanation;
import org.inlay.platform.Id;
import org.inlay.platform.Jobs;
import org.inlay.platform.TimeTravel;
import org.inlay.platform.Transactions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

@InKaraf
class TagsIT {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant LATER = Instant.parse("2026-04-01T00:00:00Z");

    @Inject
    BundleContext context;

    @Inject
    Tags tags;

    @Inject
    Allergies allergies;

    @Inject
    Customers customers;

    @Inject
    Jobs jobs;

    @Inject
    Clinics clinics;

    @Inject
    Transactions transactions;

    @Inject
    Access access;

    @Inject
    TimeTravel time;

    /** New for each test: a provider that went leaves its tag UNDECIDED. */
    private final String name = "itests:mood-" + People.some(6);

    private final Mood mood = new Mood(name);
    private String clinic = "";
    private Id wang = new Id(0);
    private @Nullable ServiceRegistration<?> registration;

    @BeforeEach
    void open() {
        registration = context.registerService(TagProvider.class, mood, null);
        clinic = all(() -> People.clinic(clinics));
        wang = all(() -> customers.create(People.person(clinic))).id();
    }

    @AfterEach
    void close() {
        if (registration != null) {
            registration.unregister();
            registration = null;
        }
    }

    @Test
    @DisplayName(
            "T3 an allergy shows in every clinic at once; none known and not asked are both no, and differ in the why")
    void allergy() {
        String other = all(() -> People.clinic(clinics));
        assertThat(tag("allergy", clinic).value()).isEqualTo("no");
        assertThat(asked()).isEqualTo("NOT_ASKED");
        run(() -> allergies.noneKnown(wang));
        assertThat(tag("allergy", clinic).value()).isEqualTo("no");
        assertThat(asked()).isEqualTo("NONE_KNOWN");
        Allergy penicillin = all(() -> allergies.add(wang, "青霉素", "皮疹", "SEVERE"));
        assertThat(tag("allergy", clinic)).isEqualTo(new Tag("allergy", "yes", penicillin.recordedAt()));
        assertThat(tag("allergy", other).value()).isEqualTo("yes");
        assertThat(tag("allergy", Clinic.ORGANISATION).value()).isEqualTo("yes");
        Caller nurse = People.caller("nurse", clinic, "customers:read");
        assertThat(access.as(nurse, () -> allergies.of(wang)).items())
                .extracting(Allergy::substance)
                .containsExactly("青霉素");
        People.refused("allergies-known", () -> run(() -> allergies.noneKnown(wang)));
        People.refused("forbidden", () -> access.as(nurse, () -> allergies.add(wang, "花粉", null, null)));
        run(() -> allergies.retract(wang, penicillin.id(), "误报"));
        assertThat(tag("allergy", clinic).value()).isEqualTo("no");
        People.refused("already-retracted", () -> run(() -> allergies.retract(wang, penicillin.id(), "误报")));
    }

    @Test
    @DisplayName("T5 every tag and its values are listed, plugins' too")
    void definitions() {
        assertThat(tags.definitions()).contains(mood.definition());
        assertThat(tags.definitions()).extracting(Tags.Definition::tag).contains("allergy", name);
    }

    @Test
    @DisplayName("T6 a value is right at once after its transaction, and when only time has passed; G7 per clinic")
    void changed() {
        assertThat(tag(name, clinic)).isEqualTo(new Tag(name, "CALM", null));
        TagProvider.State happy =
                new TagProvider.State("HAPPY", START, List.of(new TagProvider.Successor("GRUMPY", LATER)));
        mood.states.put(new TagProvider.Subject(wang, clinic), happy);
        run(() -> tags.changed(wang, clinic, "itests.mood"));
        assertThat(time.at(LATER.minusSeconds(1), () -> tag(name, clinic))).isEqualTo(new Tag(name, "HAPPY", START));
        assertThat(time.at(LATER, () -> tag(name, clinic))).isEqualTo(new Tag(name, "GRUMPY", LATER));
        assertThat(tag(name, Clinic.ORGANISATION).value()).isEqualTo("CALM");
    }

    @Test
    @DisplayName("T6 a change that is rolled back changes no tag")
    void rolledBack() {
        mood.states.put(new TagProvider.Subject(wang, clinic), new TagProvider.State("HAPPY", START));
        People.refused(
                "merge-same",
                () -> run(() -> transactions.run(() -> {
                    tags.changed(wang, clinic, "itests.mood");
                    customers.merge(wang, wang);
                })));
        assertThat(tag(name, clinic).value()).isEqualTo("CALM");
    }

    @Test
    @DisplayName("T6 after a rule change the tag is UNDECIDED until its job ends")
    void recalculated() {
        mood.states.put(new TagProvider.Subject(wang, clinic), new TagProvider.State("HAPPY", START));
        run(() -> transactions.run(() -> {
            tags.recalculate(name, clinic);
            assertThat(tags.value(wang, clinic, name)).isEqualTo(Tags.UNDECIDED);
        }));
        Awaitility.await()
                .atMost(60, TimeUnit.SECONDS)
                .until(() -> tag(name, clinic).value().equals("HAPPY"));
    }

    @Test
    @DisplayName("T7 without its provider a tag is UNDECIDED")
    void absent() {
        mood.states.put(new TagProvider.Subject(wang, clinic), new TagProvider.State("HAPPY", START));
        run(() -> tags.changed(wang, clinic, "itests.mood"));
        close();
        assertThat(tags.value(wang, clinic, name)).isEqualTo(Tags.UNDECIDED);
        assertThat(tag(name, clinic)).isEqualTo(new Tag(name, Tags.UNDECIDED, null));
        assertThat(all(() -> tags.explain(wang, clinic, name)))
                .isEqualTo(new Explanation(
                        Tags.UNDECIDED, name, 0, List.of(new Check("provider", "absent", "active", false)), null));
        People.refused("not-found", () -> all(() -> tags.explain(wang, clinic, "itests:moon")));
    }

    @Test
    @DisplayName("T7 a returning tag stays UNDECIDED until it is evaluated again: what changed meanwhile is not missed")
    void returned() {
        mood.states.put(new TagProvider.Subject(wang, clinic), new TagProvider.State("HAPPY", START));
        run(() -> tags.changed(wang, clinic, "itests.mood"));
        close();
        mood.states.put(new TagProvider.Subject(wang, clinic), new TagProvider.State("GRUMPY", LATER));
        run(() -> tags.changed(wang, clinic, "itests.mood"));
        registration = context.registerService(TagProvider.class, mood, null);
        List<String> seen = new ArrayList<>();
        Awaitility.await().atMost(60, TimeUnit.SECONDS).until(() -> {
            seen.add(tags.value(wang, clinic, name));
            return seen.contains("GRUMPY");
        });
        assertThat(seen).isSubsetOf(Tags.UNDECIDED, "GRUMPY");
    }

    @Test
    @DisplayName("T6 a recalculation that failed is taken up again, and the tag is explained as UNDECIDED until then")
    void again() {
        mood.states.put(new TagProvider.Subject(wang, clinic), new TagProvider.State("HAPPY", START));
        mood.broken = true;
        run(() -> tags.recalculate(name, clinic));
        Awaitility.await()
                .atMost(60, TimeUnit.SECONDS)
                .until(() -> all(() -> jobs.latest(50)).stream()
                        .anyMatch(run -> run.key().startsWith(name + "/" + clinic)
                                && run.state().equals("FAILED")));
        Explanation why = all(() -> tags.explain(wang, clinic, name));
        assertThat(why.value()).isEqualTo(Tags.UNDECIDED);
        assertThat(why.checks()).containsExactly(new Check("recalculation", "running", "done", false));
        mood.broken = false;
        run(() -> jobs.start("customers.tags-again", "itests " + clinic, Map.of()));
        Awaitility.await()
                .atMost(60, TimeUnit.SECONDS)
                .until(() -> tag(name, clinic).value().equals("HAPPY"));
    }

    private String asked() {
        Explanation why = all(() -> tags.explain(wang, clinic, "allergy"));
        return why.checks().get(0).actual();
    }

    private Tag tag(String wanted, String scope) {
        return all(() -> tags.of(wang, scope)).stream()
                .filter(tag -> tag.tag().equals(wanted))
                .findFirst()
                .orElseThrow();
    }

    private void run(Runnable work) {
        all(() -> {
            work.run();
            return true;
        });
    }

    private <T> T all(Supplier<T> work) {
        return access.asPlatform(work);
    }

    /** A tag that says what the test says. */
    private static final class Mood implements TagProvider {
        private final String tag;
        private final Map<Subject, State> states = new ConcurrentHashMap<>();
        private volatile boolean broken;

        private Mood(String tag) {
            this.tag = tag;
        }

        @Override
        public Tags.Definition definition() {
            return new Tags.Definition(tag, List.of("CALM", "HAPPY", "GRUMPY"), "itests");
        }

        @Override
        public Set<String> dependsOn() {
            return Set.of("itests.mood");
        }

        @Override
        public String initialValue() {
            return "CALM";
        }

        @Override
        public Map<Subject, State> evaluate(Collection<Subject> subjects) {
            if (broken) {
                throw new IllegalStateException("broken on purpose");
            }
            Map<Subject, State> found = new HashMap<>(states);
            found.keySet().retainAll(Set.copyOf(subjects));
            return found;
        }

        @Override
        public Explanation explain(Subject subject) {
            return new Explanation("CALM", tag, 1, List.of(new Check("mood", "", "", true)), null);
        }
    }
}
