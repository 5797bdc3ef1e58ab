package org.inlay.itests.orders;

import java.util.List;
import org.inlay.customers.Appointments.Appointment;
import org.inlay.customers.Customer;
import org.inlay.customers.Tags;
import org.inlay.customers.Visit;
import org.inlay.orders.Order;
import org.inlay.platform.Id;

/** A customer as the services show it, for evaluations in memory. */
record Person(Customer customer, List<Visit> visits, List<Appointment> appointments, List<Order> orders, Tags tags) {
    Id id() {
        return customer.id();
    }
}
