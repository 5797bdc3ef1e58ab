package org.inlay.customers.internal.domain;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.inlay.customers.Customer;
import org.inlay.customers.NewCustomer;
import org.inlay.platform.Id;
import org.jspecify.annotations.Nullable;

/** From what is entered to the customer, and from the customer to what is shown. */
final class Entered {
    static final List<String> CONSENTS = List.of(Customer.CONSENT_MARKETING, Customer.CONSENT_MEDICAL);

    private Entered() {}

    /** What was entered, with the consultant's login as it is kept. */
    static NewCustomer with(NewCustomer in, @Nullable String consultant) {
        return new NewCustomer(
                in.name(),
                in.mobile(),
                in.gender(),
                in.birthday(),
                in.chartNumber(),
                in.source(),
                in.referrer(),
                consultant,
                in.clinic(),
                in.guardian(),
                in.consents());
    }

    static Customer create(Id id, NewCustomer in, Instant now) {
        return with(id, in, now, null, 0);
    }

    static Customer change(Customer present, NewCustomer in) {
        return with(present.id(), in, present.createdAt(), present.mergedInto(), present.version());
    }

    private static Customer with(Id id, NewCustomer in, Instant createdAt, @Nullable Id mergedInto, long version) {
        return new Customer(
                id,
                in.name(),
                in.mobile(),
                in.gender(),
                in.birthday(),
                in.chartNumber(),
                in.source(),
                in.referrer(),
                in.consultant(),
                in.clinic(),
                in.guardian(),
                in.consents(),
                createdAt,
                mergedInto,
                version);
    }

    /** The customer with other consents. */
    static Customer consenting(Customer c, List<String> consents) {
        return new Customer(
                c.id(),
                c.name(),
                c.mobile(),
                c.gender(),
                c.birthday(),
                c.chartNumber(),
                c.source(),
                c.referrer(),
                c.consultant(),
                c.clinic(),
                c.guardian(),
                consents,
                c.createdAt(),
                c.mergedInto(),
                c.version());
    }

    /** Numbers as callers without {@code customers:contact} see them. */
    static Customer masked(Customer c) {
        return new Customer(
                c.id(),
                c.name(),
                mask(c.mobile()),
                c.gender(),
                c.birthday(),
                c.chartNumber(),
                c.source(),
                c.referrer(),
                c.consultant(),
                c.clinic(),
                masked(c.guardian()),
                c.consents(),
                c.createdAt(),
                c.mergedInto(),
                c.version());
    }

    /** Numbers given back masked mean the present ones. */
    static NewCustomer unmasked(NewCustomer in, Customer present) {
        Customer.Guardian given = in.guardian();
        Customer.Guardian known = present.guardian();
        Customer.Guardian guardian = given == null || known == null
                ? given
                : new Customer.Guardian(given.name(), unmasked(given.mobile(), known.mobile()), given.relation());
        return new NewCustomer(
                in.name(),
                unmasked(in.mobile(), present.mobile()),
                in.gender(),
                in.birthday(),
                in.chartNumber(),
                in.source(),
                in.referrer(),
                in.consultant(),
                in.clinic(),
                guardian,
                in.consents());
    }

    private static @Nullable String unmasked(@Nullable String given, @Nullable String present) {
        return Objects.equals(given, mask(present)) ? present : given;
    }

    private static Customer.@Nullable Guardian masked(Customer.@Nullable Guardian guardian) {
        return guardian == null
                ? null
                : new Customer.Guardian(guardian.name(), mask(guardian.mobile()), guardian.relation());
    }

    private static @Nullable String mask(@Nullable String mobile) {
        return mobile == null ? null : PhoneNumber.mask(mobile);
    }
}
