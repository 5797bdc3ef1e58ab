package org.inlay.coupons.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doNothing;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.inlay.coupons.internal.domain.CouponStore;
import org.inlay.coupons.internal.domain.ReminderJob;
import org.inlay.coupons.internal.domain.Template;
import org.inlay.coupons.internal.domain.Template.State;
import org.inlay.coupons.internal.domain.Template.Use;
import org.inlay.coupons.internal.domain.Terms;
import org.inlay.coupons.internal.domain.Terms.Kind;
import org.inlay.coupons.internal.domain.Voucher;
import org.inlay.coupons.internal.persistence.JooqCouponStore;
import org.inlay.customers.Customer;
import org.inlay.customers.Customers;
import org.inlay.platform.BusinessCalendar;
import org.inlay.platform.Extensions;
import org.inlay.platform.Id;
import org.inlay.platform.spi.Job;
import org.inlay.platform.spi.MessageChannel;
import org.inlay.testkit.Core;
import org.inlay.testkit.PluginTables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

class ReminderJobTest {
    private static final Id WILLING = new Id(42);
    private static final Id UNWILLING = new Id(43);

    private final Core core = new Core();
    private final PluginTables tables = PluginTables.of("coupons");
    private final CouponStore store = new JooqCouponStore(tables.sql(), tables.ready());
    private final Customers customers = mock(Customers.class);
    private final Extensions extensions = mock(Extensions.class);
    private final BusinessCalendar calendar = mock(BusinessCalendar.class);
    private final MessageChannel channel = mock(MessageChannel.class);
    private final Job job = new ReminderJob(
            store,
            customers,
            extensions,
            calendar,
            (locale, key, arguments) -> key + " " + arguments.get("code"),
            core.transactions(),
            core.clock());
    private final Instant now = core.clock().instant();

    @BeforeEach
    void wallets() {
        Customer willing = mock(Customer.class);
        when(willing.consents()).thenReturn(List.of(Customer.CONSENT_MARKETING));
        Customer unwilling = mock(Customer.class);
        when(unwilling.consents()).thenReturn(List.of(Customer.CONSENT_MEDICAL));
        when(customers.all(any())).thenReturn(Map.of(WILLING, willing, UNWILLING, unwilling));
        when(extensions.active(MessageChannel.class, "A")).thenReturn(List.of(channel));
        when(calendar.dateOf(any(), any())).thenReturn(LocalDate.parse("2026-03-05"));
        Terms terms = new Terms(
                "券",
                Kind.AMOUNT,
                "10",
                null,
                Set.of(),
                Set.of("SERVICE"),
                Set.of(),
                Set.of(),
                Set.of(),
                30,
                null,
                null,
                10L,
                null,
                null,
                false,
                false,
                Map.of(),
                Set.of(),
                null);
        Id id = core.ids().next();
        Template template = new Template(id, id, 1, Use.COUPON, terms, State.PUBLISHED, 0);
        store.add(template, now);
        put(template, "SOON", WILLING, now.plus(Duration.ofDays(3)));
        put(template, "LATER", WILLING, now.plus(Duration.ofDays(3)).plusMillis(1));
        put(template, "OVER", WILLING, now);
        put(template, "NO", UNWILLING, now.plus(Duration.ofDays(1)));
    }

    private void put(Template template, String code, Id customer, Instant end) {
        Voucher voucher = new Voucher(
                core.ids().next(),
                code,
                template,
                customer,
                "A",
                "ACTIVE",
                now.minusSeconds(9),
                now.minusSeconds(9),
                end,
                null);
        store.add(Map.of(voucher, code), null);
    }

    @AfterEach
    void close() {
        tables.close();
    }

    private void run() {
        job.run(mock(Job.Context.class));
    }

    @Test
    @DisplayName("C6 who agreed is reminded of what ends within three days, once")
    void once() {
        run();
        run();
        ArgumentCaptor<MessageChannel.Message> message = ArgumentCaptor.forClass(MessageChannel.Message.class);
        verify(channel, times(1)).send(message.capture());
        assertThat(message.getValue().text()).isEqualTo("coupon.reminder SOON");
        assertThat(message.getValue().customer()).isEqualTo(WILLING);
    }

    @Test
    @DisplayName("C6 what the channel did not send is sent by the next run")
    void again() {
        doThrow(new IllegalStateException("no line")).when(channel).send(any());
        run();
        doNothing().when(channel).send(any());
        run();
        run();
        verify(channel, times(2)).send(any());
    }
}
