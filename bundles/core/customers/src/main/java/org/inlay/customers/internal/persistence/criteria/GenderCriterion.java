package org.inlay.customers.internal.persistence.criteria;

import java.util.List;
import org.inlay.customers.spi.SegmentCriterion;
import org.osgi.service.component.annotations.Component;

/** The customer's gender. */
@Component(service = SegmentCriterion.class)
public final class GenderCriterion extends ProfileChoice {
    public GenderCriterion() {
        super("gender", "c.gender", () -> List.of("FEMALE", "MALE", "OTHER"));
    }
}
