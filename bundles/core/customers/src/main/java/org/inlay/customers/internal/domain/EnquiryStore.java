package org.inlay.customers.internal.domain;

import java.util.List;
import org.inlay.customers.Enquiries.Enquiry;
import org.inlay.platform.Id;
import org.inlay.platform.PageRequest;

/** Keeps enquiries. */
public interface EnquiryStore {
    void insert(Enquiry enquiry, String by);

    /** The customer's enquiries in these clinics, latest entered first. */
    List<Enquiry> of(Id customer, Callers.Seen seen, PageRequest page);
}
