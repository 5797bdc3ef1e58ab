package org.inlay.coupons.internal.domain;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.inlay.customers.Customer;
import org.inlay.customers.Customers;
import org.inlay.platform.BusinessCalendar;
import org.inlay.platform.Extensions;
import org.inlay.platform.Id;
import org.inlay.platform.Messages;
import org.inlay.platform.Transactions;
import org.inlay.platform.spi.Job;
import org.inlay.platform.spi.MessageChannel;
import org.inlay.platform.spi.MessageChannel.Message;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reminds customers who agreed to marketing of coupons that end within three days (C6), once: a coupon is marked before the message
 * goes, and unmarked when the channel says that it did not.
 */
@Component
public final class ReminderJob implements Job {
    private static final Logger LOG = LoggerFactory.getLogger(ReminderJob.class);
    private static final Duration BEFORE = Duration.ofDays(3);
    private static final int CHUNK = 500;

    private final CouponStore store;
    private final Customers customers;
    private final Extensions extensions;
    private final BusinessCalendar calendar;
    private final Messages messages;
    private final Transactions transactions;
    private final Clock clock;

    @Activate
    public ReminderJob(
            @Reference CouponStore store,
            @Reference Customers customers,
            @Reference Extensions extensions,
            @Reference BusinessCalendar calendar,
            @Reference Messages messages,
            @Reference Transactions transactions,
            @Reference Clock clock) {
        this.store = store;
        this.customers = customers;
        this.extensions = extensions;
        this.calendar = calendar;
        this.messages = messages;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "coupons.remind";
    }

    @Override
    public Optional<Duration> every() {
        return Optional.of(Duration.ofHours(1));
    }

    @Override
    public void run(Context context) {
        Instant now = clock.instant();
        long sent = 0;
        Id after = new Id(0);
        List<Voucher> ending;
        do {
            Id from = after;
            ending = transactions.required(() -> store.ending(now, now.plus(BEFORE), from, CHUNK));
            sent += remind(ending);
            after = ending.isEmpty() ? after : ending.get(ending.size() - 1).id();
        } while (ending.size() == CHUNK && !context.cancelled());
        context.outcome(Long.toString(sent));
    }

    private long remind(List<Voucher> ending) {
        List<Id> owners = ending.stream().map(Voucher::customer).distinct().toList();
        Map<Id, Customer> willing = transactions.required(() -> customers.all(owners)).entrySet().stream()
                .filter(one -> one.getValue().consents().contains(Customer.CONSENT_MARKETING))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        long sent = 0;
        for (Voucher voucher : ending) {
            Customer customer = willing.get(voucher.customer());
            if (customer != null && remind(voucher, customer)) {
                sent++;
            }
        }
        return sent;
    }

    private boolean remind(Voucher voucher, Customer customer) {
        List<MessageChannel> channels = extensions.active(MessageChannel.class, voucher.clinic());
        boolean ours = !channels.isEmpty() && transactions.required(() -> store.remind(voucher.id(), clock.instant()));
        if (!ours) {
            return false;
        }
        try {
            channels.get(0)
                    .send(new Message(
                            "coupons.reminder/" + voucher.id(), voucher.customer(), customer.mobile(), text(voucher)));
            return true;
        } catch (RuntimeException e) {
            LOG.warn("The reminder of coupon {} was not sent and is tried again", voucher.id(), e);
            transactions.run(() -> store.forgetReminder(voucher.id()));
            return false;
        }
    }

    private String text(Voucher voucher) {
        String last = calendar.dateOf(voucher.clinic(), voucher.expiresAt().minusMillis(1))
                .toString();
        return messages.text(
                Locale.SIMPLIFIED_CHINESE,
                "coupon.reminder",
                Map.of(
                        "coupon", voucher.template().terms().name(),
                        "code", voucher.code(),
                        "date", last));
    }
}
