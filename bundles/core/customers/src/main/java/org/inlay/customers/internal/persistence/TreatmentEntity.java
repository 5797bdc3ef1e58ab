package org.inlay.customers.internal.persistence;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;
import org.inlay.customers.TreatmentRecords.Addendum;
import org.inlay.customers.TreatmentRecords.Treatment;
import org.jspecify.annotations.Nullable;

/** The row of a treatment record. */
@Entity
@Table(name = "cu_treatment")
public class TreatmentEntity {
    @Id
    long id;

    @Column
    long customer;

    @Column(updatable = false)
    String clinic;

    @Nullable
    @Column
    Long visit;

    @Column(name = "business_date", updatable = false)
    LocalDate date;

    @Column(updatable = false)
    String author;

    @Column
    String findings;

    @Column
    String treatment;

    @Nullable
    @Column(name = "care_plan")
    String plan;

    @Nullable
    @Column(name = "next_contact")
    LocalDate nextContact;

    @Column
    String status;

    @Column(name = "drafted_at", updatable = false)
    Instant draftedAt;

    @Nullable
    @Column(name = "signed_at")
    Instant signedAt;

    @Nullable
    @Column
    String digest;

    @Version
    @Column
    long version;

    /** Takes over what may change while the record is a draft, and its signature. */
    void enter(Treatment t) {
        visit = t.visit() == null ? null : t.visit().value();
        findings = t.findings();
        treatment = t.treatment();
        plan = t.plan();
        nextContact = t.nextContact();
        status = t.status();
        signedAt = t.signedAt();
        digest = t.digest();
    }

    Treatment treatment(List<Addendum> addenda) {
        return new Treatment(
                new org.inlay.platform.Id(id),
                new org.inlay.platform.Id(customer),
                clinic,
                visit == null ? null : new org.inlay.platform.Id(visit),
                date,
                author,
                findings,
                treatment,
                plan,
                nextContact,
                status,
                signedAt,
                digest,
                addenda,
                version);
    }
}
