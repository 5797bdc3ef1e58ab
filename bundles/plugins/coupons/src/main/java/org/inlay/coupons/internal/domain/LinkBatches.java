package org.inlay.coupons.internal.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.inlay.coupons.internal.domain.BatchStore.Waiting;
import org.inlay.coupons.internal.domain.Template.State;
import org.inlay.customers.Customer;
import org.inlay.customers.Customers;
import org.inlay.platform.Extensions;
import org.inlay.platform.Id;
import org.inlay.platform.Ids;
import org.inlay.platform.Messages;
import org.inlay.platform.Problem;
import org.inlay.platform.Transactions;
import org.inlay.platform.spi.MessageChannel;
import org.inlay.platform.spi.MessageChannel.Message;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Issues by links (C2): whoever agreed to marketing and has a mobile gets one that claims the coupon. A secret is kept nowhere, so a
 * message goes once: when the server dies between the commit and the message, that customer's link stays unclaimed.
 */
@Component(service = LinkBatches.class)
public class LinkBatches {
    private static final Logger LOG = LoggerFactory.getLogger(LinkBatches.class);

    private final BatchStore batches;
    private final CouponStore coupons;
    private final Links links;
    private final WalletOwners owners;
    private final LinkAddress address;
    private final Customers customers;
    private final Extensions extensions;
    private final Messages messages;
    private final Transactions transactions;
    private final Ids ids;

    @Activate
    public LinkBatches(
            @Reference BatchStore batches,
            @Reference CouponStore coupons,
            @Reference Links links,
            @Reference WalletOwners owners,
            @Reference LinkAddress address,
            @Reference Customers customers,
            @Reference Extensions extensions,
            @Reference Messages messages,
            @Reference Transactions transactions,
            @Reference Ids ids) {
        this.batches = batches;
        this.coupons = coupons;
        this.links = links;
        this.owners = owners;
        this.address = address;
        this.customers = customers;
        this.extensions = extensions;
        this.messages = messages;
        this.transactions = transactions;
        this.ids = ids;
    }

    /** A link that is in the database, and the message that brings it. */
    private record Ready(String clinic, Message message) {}

    /**
     * Sends to the next of those who wait; returns how many were dealt with. Problems: {@code coupon-paused} (503), with which the job
     * comes again later.
     */
    int sendSome(Id id, int most) {
        List<Ready> ready = new ArrayList<>();
        int dealt = transactions.required(() -> {
            ready.clear();
            Batch batch = batches.batch(id).orElseThrow(() -> Problem.notFound("batch"));
            // takes the row of the template: another run of this batch stands in line from here
            coupons.take(batch.template(), 0);
            Template template = coupons.template(batch.template()).orElseThrow(() -> Problem.notFound("coupon"));
            if (template.state() == State.PAUSED) {
                throw new Problem(Problem.Kind.UNAVAILABLE, "coupon-paused");
            }
            Waiting next = batches.waiting(id, most);
            Map<Id, String> waiting = next.clinics();
            if (waiting.isEmpty()) {
                batches.end(id);
                owners.settle();
                return 0;
            }
            Map<Id, Customer> people = customers.all(waiting.keySet());
            List<Id> refused = new ArrayList<>();
            waiting.forEach((customer, clinic) -> {
                Customer person = people.get(customer);
                if (template.state() == State.PUBLISHED && person != null && mayBeWrittenTo(person)) {
                    ready.add(new Ready(clinic, message(template, person, clinic)));
                } else {
                    refused.add(customer);
                }
            });
            batches.settle(id, next.last(), ready.size(), refused);
            return waiting.size();
        });
        ready.forEach(this::send);
        return dealt;
    }

    private static boolean mayBeWrittenTo(Customer person) {
        return person.mobile() != null && person.consents().contains(Customer.CONSENT_MARKETING);
    }

    private Message message(Template template, Customer person, String clinic) {
        Id link = ids.next();
        String secret = links.add(link, person.id(), template.id(), clinic);
        String text = messages.text(
                Locale.SIMPLIFIED_CHINESE,
                "coupon.invitation",
                Map.of("coupon", template.terms().name(), "address", address.of(secret)));
        return new Message("coupons.link/" + link, person.id(), person.mobile(), text);
    }

    private void send(Ready ready) {
        try {
            List<MessageChannel> channels = extensions.active(MessageChannel.class, ready.clinic());
            if (!channels.isEmpty()) {
                channels.get(0).send(ready.message());
            }
        } catch (RuntimeException e) {
            LOG.warn("{} was not sent", ready.message().key(), e);
        }
    }
}
