package org.inlay.hello.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.inlay.customers.Events.CustomerCreated;
import org.inlay.customers.spi.Arguments;
import org.inlay.customers.spi.Scope;
import org.inlay.customers.spi.TagProvider.Subject;
import org.inlay.hello.internal.domain.ForgetJob;
import org.inlay.hello.internal.domain.GreetedTag;
import org.inlay.hello.internal.domain.Greeting;
import org.inlay.hello.internal.domain.Greetings;
import org.inlay.hello.internal.domain.HelloPlugin;
import org.inlay.hello.internal.domain.SmileDiscount;
import org.inlay.hello.internal.domain.Welcome;
import org.inlay.hello.internal.persistence.GreetedCriterion;
import org.inlay.hello.internal.persistence.JooqGreetingStore;
import org.inlay.platform.Clinic;
import org.inlay.platform.Id;
import org.inlay.platform.Problem;
import org.inlay.testkit.Contract;
import org.inlay.testkit.Core;
import org.inlay.testkit.PluginTables;
import org.inlay.testkit.QuietRun;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class HelloTest {
    private static final Id WANG = new Id(42);
    private static final Id LI = new Id(43);

    private final Core core = new Core();
    private final PluginTables tables = PluginTables.of("hello");
    private final Greetings greetings = greetings(tables);

    private Greetings greetings(PluginTables in) {
        return new Greetings(
                new JooqGreetingStore(in.sql(), in.ready()),
                core.clinics(),
                core.tags(),
                core.transactions(),
                core.access(),
                core.audit(),
                core.ids(),
                core.clock());
    }

    @AfterEach
    void close() {
        tables.close();
    }

    @TestFactory
    Collection<DynamicTest> contract() {
        HelloPlugin plugin = new HelloPlugin(greetings);
        core.open("B", "dental");
        greetings.greet("A", WANG, "早上好");
        greetings.greet("B", null, "大家好");
        Core guests = new Core();
        guests.signIn(Map.of("hello:read", Set.of("A")));
        return Contract.of(plugin)
                .permissions(plugin)
                .tables(in -> greetings(in).greet("A", WANG, "早上好"))
                .prices(
                        new SmileDiscount(),
                        Contract.order(Map.of("smile", true), yuan("10.00"), yuan("20.00")),
                        Contract.order(Map.of("smile", true), yuan("0.50")),
                        Contract.order(Map.of(), yuan("10.00")))
                .tag(
                        new GreetedTag(greetings),
                        core.clock().instant(),
                        new Subject(WANG, "A"),
                        new Subject(WANG, Clinic.ORGANISATION),
                        new Subject(LI, "A"))
                .criterion(
                        new GreetedCriterion(),
                        new Arguments(),
                        new Scope(
                                "A",
                                core.clock().instant(),
                                LocalDate.parse("2026-03-02"),
                                core.clinics().list()))
                .job(new ForgetJob(greetings, core.clock()), tables)
                .refuses("greeting", () -> guestsOf(guests).greet("A", WANG, "早上好"))
                .refuses("listening in another clinic", () -> guestsOf(guests).latest("B", null))
                .tests();
    }

    private Greetings guestsOf(Core guests) {
        return new Greetings(
                new JooqGreetingStore(tables.sql(), tables.ready()),
                guests.clinics(),
                guests.tags(),
                guests.transactions(),
                guests.access(),
                guests.audit(),
                guests.ids(),
                guests.clock());
    }

    private static Money yuan(String amount) {
        return Money.of(CurrencyUnit.of("CNY"), new BigDecimal(amount));
    }

    @Test
    @DisplayName("A greeting is stored, audited, and told to the tags when it is for somebody")
    void greets() {
        Greeting said = greetings.greet("A", WANG, "早上好");
        greetings.greet("A", null, "大家好");

        assertThat(greetings.latest("A", WANG)).containsExactly(said);
        assertThat(greetings.latest("A", null)).hasSize(2);
        assertThat(core.audited()).containsOnly("hello.greeted greeting A");
        assertThat(core.changes()).containsExactly("hello.greeting " + WANG + " A");
    }

    @Test
    @DisplayName("Nothing, too much, or a clinic that is not there is refused and nothing is stored")
    void refused() {
        for (String text : List.of(" ", "长".repeat(201))) {
            assertThatThrownBy(() -> greetings.greet("A", null, text)).isInstanceOf(Problem.class);
        }
        assertThatThrownBy(() -> greetings.greet("Z", null, "早上好")).isInstanceOf(Problem.class);
        assertThat(tables.rows().getOrDefault("hl_greeting", "").lines()).hasSize(1);
    }

    @Test
    @DisplayName(
            "Whoever is entered is greeted; what everybody was told is forgotten after a year, what one was told is not")
    void welcomedAndForgotten() {
        new Welcome(greetings).handle(new CustomerCreated(LI, "A", core.clock().instant()));
        greetings.greet("A", null, "大家好");
        core.pass(Duration.ofDays(366));

        new ForgetJob(greetings, core.clock()).run(new QuietRun(false));

        assertThat(greetings.latest("A", null))
                .singleElement()
                .satisfies(left -> assertThat(left.customer()).isEqualTo(LI));
    }
}
