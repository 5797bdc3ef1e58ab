package org.inlay.demo.internal.domain;

import org.inlay.customers.Allergies;
import org.inlay.customers.Appointments;
import org.inlay.customers.Customers;
import org.inlay.customers.Enquiries;
import org.inlay.customers.TreatmentRecords;
import org.inlay.customers.Visits;
import org.inlay.orders.Entitlements;
import org.inlay.orders.Orders;
import org.inlay.orders.Payments;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The services a clinic works with; the demo does nothing past them. */
@Component(service = DemoServices.class)
public final class DemoServices {
    final Customers customers;
    final Allergies allergies;
    final Enquiries enquiries;
    final Appointments appointments;
    final Visits visits;
    final TreatmentRecords records;
    final Orders orders;
    final Payments payments;
    final Entitlements entitlements;

    @Activate
    public DemoServices(
            @Reference Customers customers,
            @Reference Allergies allergies,
            @Reference Enquiries enquiries,
            @Reference Appointments appointments,
            @Reference Visits visits,
            @Reference TreatmentRecords records,
            @Reference Orders orders,
            @Reference Payments payments,
            @Reference Entitlements entitlements) {
        this.customers = customers;
        this.allergies = allergies;
        this.enquiries = enquiries;
        this.appointments = appointments;
        this.visits = visits;
        this.records = records;
        this.orders = orders;
        this.payments = payments;
        this.entitlements = entitlements;
    }
}
