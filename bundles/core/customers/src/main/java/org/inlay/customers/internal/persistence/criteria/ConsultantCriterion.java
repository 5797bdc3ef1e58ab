package org.inlay.customers.internal.persistence.criteria;

import java.util.List;
import org.inlay.customers.spi.SegmentCriterion;
import org.osgi.service.component.annotations.Component;

/** The consultant in charge, by login. */
@Component(service = SegmentCriterion.class)
public final class ConsultantCriterion extends ProfileChoice {
    public ConsultantCriterion() {
        super("consultant", "c.consultant", List::of);
    }
}
