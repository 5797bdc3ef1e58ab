package org.inlay.customers.internal.persistence;

import static org.inlay.customers.internal.persistence.Tables.Enquiry.ANSWER;
import static org.inlay.customers.internal.persistence.Tables.Enquiry.ASKED_AT;
import static org.inlay.customers.internal.persistence.Tables.Enquiry.ASKED_DATE;
import static org.inlay.customers.internal.persistence.Tables.Enquiry.CHANNEL;
import static org.inlay.customers.internal.persistence.Tables.Enquiry.CLINIC;
import static org.inlay.customers.internal.persistence.Tables.Enquiry.CUSTOMER;
import static org.inlay.customers.internal.persistence.Tables.Enquiry.ID;
import static org.inlay.customers.internal.persistence.Tables.Enquiry.NEXT_CONTACT;
import static org.inlay.customers.internal.persistence.Tables.Enquiry.QUESTION;
import static org.inlay.customers.internal.persistence.Tables.Enquiry.RECORDED_BY;
import static org.inlay.customers.internal.persistence.Tables.Enquiry.STAFF;
import static org.inlay.customers.internal.persistence.Tables.Enquiry.TABLE;

import java.util.List;
import org.inlay.customers.Enquiries.Enquiry;
import org.inlay.customers.internal.domain.Callers;
import org.inlay.customers.internal.domain.EnquiryStore;
import org.inlay.platform.Id;
import org.inlay.platform.PageRequest;
import org.inlay.platform.persistence.SchemaReady;
import org.inlay.platform.persistence.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Enquiries. */
@Component
public final class SqlEnquiryStore implements EnquiryStore {
    private final Sql sql;

    @Activate
    public SqlEnquiryStore(@Reference(target = "(inlay.schema=customers)") SchemaReady schema, @Reference Sql sql) {
        this.sql = sql;
    }

    @Override
    public void insert(Enquiry e, String by) {
        sql.dsl()
                .insertInto(TABLE)
                .set(ID, e.id())
                .set(CUSTOMER, e.customer())
                .set(CLINIC, e.clinic())
                .set(ASKED_AT, e.at())
                .set(ASKED_DATE, e.date())
                .set(CHANNEL, e.channel())
                .set(QUESTION, e.question())
                .set(ANSWER, e.answer())
                .set(STAFF, e.staff())
                .set(NEXT_CONTACT, e.nextContact())
                .set(RECORDED_BY, by)
                .execute();
    }

    @Override
    public List<Enquiry> of(Id customer, Callers.Seen seen, PageRequest page) {
        return sql.dsl()
                .select(ID, CUSTOMER, CLINIC, ASKED_AT, ASKED_DATE, CHANNEL, QUESTION, ANSWER, STAFF, NEXT_CONTACT)
                .from(TABLE)
                .where(CUSTOMER.eq(customer))
                .and(Cursors.in(CLINIC, seen))
                .and(Cursors.below(ID, page))
                .orderBy(ID.desc())
                .limit(page.limit() + 1)
                .fetch(row -> new Enquiry(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        row.value5(),
                        row.value6(),
                        row.value7(),
                        row.value8(),
                        row.value9(),
                        row.value10()));
    }
}
