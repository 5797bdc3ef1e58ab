package org.inlay.customers.internal.domain;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.inlay.customers.spi.TagProvider;
import org.inlay.platform.Id;

/** Keeps tag values with their dated successors, and which tags of which clinics are being recalculated (T6). */
public interface TagStore {
    /** Stands for every clinic and the organisation where a tag is undecided; no clinic's code. */
    String EVERYWHERE = "*";

    /** One indexed look-up: what is stored for the customer in these scopes, and what is undecided there. */
    Look look(Id customer, Set<String> clinics);

    /** The same of many customers; each has one. */
    Map<Id, Look> looks(Collection<Id> customers, Set<String> clinics);

    /** What is stored of a tag for these customers, over all clinics. */
    Map<TagProvider.Subject, TagProvider.State> stored(String tag, Collection<Id> customers);

    /** Stores states and removes the subjects that have none. */
    void write(String tag, Map<TagProvider.Subject, TagProvider.State> states, Collection<TagProvider.Subject> gone);

    /** Marks the tag undecided in the clinic until {@link #decided} is called with the same or a later epoch. */
    void undecided(String tag, String clinic, Id epoch);

    void decided(String tag, String clinic, Id epoch);

    /** Every tag that is being recalculated, or should be. */
    List<Mark> marks();

    /** A tag is undecided in a clinic, or in the organisation, since a recalculation was asked for. */
    record Mark(String tag, String clinic, Id epoch) {}

    /** Stored values by clinic and tag, and the tags that are undecided, by clinic. */
    record Look(List<Stored> values, Set<Undecided> undecided) {}

    /** One stored value. */
    record Stored(String clinic, String tag, TagProvider.State state) {}

    /** A tag that is being recalculated in a clinic. */
    record Undecided(String clinic, String tag) {}

    /** Whether anybody ever had a value of this tag. */
    boolean known(String tag);

    /** Whether the tag is being evaluated again in the clinic, or the organisation (T6). */
    boolean undecided(String tag, String clinic);
}
