package org.inlay.itests.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.inlay.customers.Customers;
import org.inlay.customers.NewCustomer;
import org.inlay.itests.platform.Fitted;
import org.inlay.itests.support.Rest;
import org.inlay.orders.Catalogue;
import org.inlay.orders.Catalogue.NewItem;
import org.inlay.orders.Item.Component;
import org.inlay.orders.NewOrder;
import org.inlay.orders.NewOrder.NewLine;
import org.inlay.orders.NewOrder.NewPayment;
import org.inlay.orders.Order;
import org.inlay.orders.Orders;
import org.inlay.platform.Access;
import org.inlay.platform.Checks;
import org.inlay.platform.Clinics;
import org.inlay.platform.Clinics.ListEntry;
import org.inlay.platform.Id;
import org.inlay.platform.Plugins;
import org.inlay.platform.Rules;
import org.inlay.platform.Staff;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Assertions;
import org.osgi.framework.BundleContext;
import org.osgi.util.tracker.ServiceTracker;

/** A clinic of its own with a till: what every test about money needs, acting as the platform. */
final class Till {
    static final String TYPE = "COSMETIC";
    private static final String PASSWORD = "correct horse battery 9";

    private final BundleContext bundles;
    private final Access access;
    final String clinic = "T" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);

    Till(BundleContext bundles) {
        this.bundles = bundles;
        this.access = service(Access.class);
        open(clinic);
        deal("0");
    }

    <T> T service(Class<T> type) {
        ServiceTracker<T, T> tracker = new ServiceTracker<>(bundles, type, null);
        tracker.open();
        try {
            T service = tracker.waitForService(20_000);
            if (service == null) {
                return Assertions.fail("no service " + type.getName());
            }
            return service;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            tracker.close();
        }
    }

    /** Opens a clinic whose order types hold {@link #TYPE}, with the plugins of its type. */
    void open(String code) {
        access.asPlatform(() -> {
            Clinics clinics = service(Clinics.class);
            clinics.create(
                    code,
                    "门诊" + code,
                    "aesthetic",
                    ZoneId.of("Asia/Shanghai"),
                    CurrencyUnit.of("CNY"),
                    LocalTime.MIDNIGHT);
            return clinics.replaceEntries(code, "order-types", List.of(new ListEntry(TYPE, "医美")));
        });
        Fitted.all(access, service(Plugins.class));
    }

    /** Sets the deal rule: this order type, this minimum. */
    void deal(String minimum) {
        access.asPlatform(() -> service(Rules.class)
                .publish("deal", clinic, Map.of("orderTypes", List.of(TYPE), "minimum", minimum), null));
    }

    Id customer() {
        return access.asPlatform(() -> service(Customers.class)
                .create(new NewCustomer("王芳", null, null, null, null, null, null, null, clinic, null, List.of()))
                .id());
    }

    /** A client signed in as a new member of staff with this role in this clinic. */
    Rest signIn(String role) {
        return signIn(role, clinic);
    }

    /** A member with this role in the scope, who belongs to this till. */
    Rest signIn(String role, String scope) {
        String login = role.toLowerCase(Locale.ROOT) + "." + clinic.toLowerCase(Locale.ROOT);
        access.asPlatform(
                () -> service(Staff.class).create(login, "李静", PASSWORD, List.of(new Staff.Grant(role, scope))));
        return Rest.here().signIn(login, PASSWORD);
    }

    /** Proves that every ledger, fact and decision adds up. */
    void everythingHolds() {
        assertThat(access.asPlatform(() -> service(Checks.class).run()))
                .filteredOn(item -> item.check().startsWith("orders."))
                .isNotEmpty()
                .allSatisfy(item -> assertThat(item.problems()).isEmpty());
    }

    /** Puts an item into the catalogue and gives its code. */
    String item(String kind, String price, Component... components) {
        String code = "i" + UUID.randomUUID().toString().substring(0, 12);
        access.asPlatform(() -> service(Catalogue.class)
                .create(new NewItem(code, code, kind, yuan(price), null, List.of(components), null)));
        return code;
    }

    /** A confirmed order of one piece of each item at its list price. */
    Order sell(Id customer, String... items) {
        return sell(customer, List.of(items).stream().map(Till::one).toList());
    }

    Order sell(Id customer, List<NewLine> lines) {
        return access.asPlatform(() -> service(Orders.class)
                .place(new NewOrder(clinic, customer, TYPE, lines, List.of(), Map.of(), true, List.of(), null)));
    }

    static NewLine one(String item) {
        return new NewLine(item, 1, null, false, List.of());
    }

    static NewLine at(String item, int quantity, String price) {
        return new NewLine(item, quantity, yuan(price), false, List.of());
    }

    static NewPayment payment(String tender, String amount) {
        return new NewPayment(tender, yuan(amount), Map.of());
    }

    static Money yuan(String amount) {
        return Money.of(CurrencyUnit.of("CNY"), new BigDecimal(amount));
    }
}
