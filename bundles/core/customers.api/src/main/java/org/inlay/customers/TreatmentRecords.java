package org.inlay.customers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.inlay.platform.Id;
import org.inlay.platform.Page;
import org.inlay.platform.PageRequest;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** Treatment records (诊疗记录, V9): signed once, then only amended by addenda. Reading is audited. */
@ProviderType
public interface TreatmentRecords {
    /** Drafts a record; needs {@code medical:write} in the clinic. */
    Treatment draft(NewTreatment record);

    /** Changes a draft. Problems: {@code record-signed}, {@code stale}. */
    Treatment change(Id record, long version, NewTreatment change);

    /** Signs: the text is fixed by a digest; only its author may. Problems: {@code record-signed}, {@code not-author}. */
    Treatment sign(Id record);

    /** Adds to a signed record. Problems: {@code record-not-signed}. */
    Treatment addendum(Id record, String text);

    /** The record; needs {@code medical:read} in its clinic. */
    Treatment get(Id record);

    /** The customer's records in clinics where the caller holds {@code medical:read}, newest first. */
    Page<Treatment> of(Id customer, PageRequest page);

    /** What is entered. */
    record NewTreatment(
            Id customer,
            String clinic,
            @Nullable Id visit,
            String findings,
            String treatment,
            @Nullable String plan,
            @Nullable LocalDate nextContact) {}

    /** A record; status {@code DRAFT} or {@code SIGNED}; {@code digest} is SHA-256 hex of what was signed. */
    record Treatment(
            Id id,
            Id customer,
            String clinic,
            @Nullable Id visit,
            LocalDate date,
            String author,
            String findings,
            String treatment,
            @Nullable String plan,
            @Nullable LocalDate nextContact,
            String status,
            @Nullable Instant signedAt,
            @Nullable String digest,
            List<Addendum> addenda,
            long version) {}

    /** An addition to a signed record. */
    record Addendum(Id id, Instant at, String author, String text) {}
}
