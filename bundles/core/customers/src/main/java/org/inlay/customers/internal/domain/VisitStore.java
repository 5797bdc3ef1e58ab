package org.inlay.customers.internal.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inlay.customers.VisitType;
import org.inlay.platform.Check;
import org.inlay.platform.Id;
import org.inlay.platform.PageRequest;
import org.jspecify.annotations.Nullable;

/** Keeps visits, every decision about their types (G4), and the facts counted from them. */
public interface VisitStore {
    /** What a decision record says; only the latest of PROPOSAL, OVERRIDE or IMPORT is in force. */
    enum Kind {
        PROPOSAL,
        OVERRIDE,
        IMPORT,
        VOID
    }

    /** Stores many new visits, each with its decision. */
    void insert(List<Arrival> visits, List<Decision> decisions);

    /** Appends a decision. */
    void append(Decision decision);

    /** Stores which decision is in force. */
    void decide(Arrival visit);

    void setVoid(Id visit);

    Optional<Arrival> find(Id visit);

    Decision decision(Id decision);

    /** These decisions by id. */
    Map<Id, Decision> decisions(Collection<Id> ids);

    /** The visits of a customer in a clinic that are not void, in time. */
    List<Arrival> at(Id customer, String clinic);

    /** The visits of a clinic's date that are not void, in time. */
    List<Arrival> onDate(String clinic, LocalDate date);

    /** The visits of these customers that are not void, in time. */
    List<Arrival> of(Collection<Id> customers);

    /** The customer's visits in these clinics, void ones too, newest first. */
    List<Arrival> page(Id customer, Callers.Seen seen, PageRequest page);

    /** What is counted now of these customers, by clinic; the organisation's under the empty string. */
    Map<Id, Map<String, VisitFacts>> facts(Collection<Id> customers);

    /** Stores what is counted of these customers by clinic; clinics that are not named lose their counts. */
    void replaceFacts(Map<Id, Map<String, VisitFacts>> facts);

    /** Marks the visit that opens each day of these customers: the first of the date that is not void (V3). */
    void markOpeners(Collection<Id> customers);

    /** Visits of these customers that are marked otherwise than {@link #markOpeners} would. */
    List<Id> wrongOpeners(Collection<Id> customers);

    /** Facts of one scope. */
    Optional<VisitFacts> facts(Id customer, String clinic);

    /** One decision about a visit; the checks are those of the proposal, also where staff decided otherwise. */
    record Decision(
            Id id,
            Id visit,
            Kind kind,
            VisitType type,
            long version,
            List<Check> checks,
            @Nullable String reason,
            Instant at,
            String by) {}
}
