package org.inlay.customers.internal.persistence.criteria;

import org.inlay.customers.spi.SegmentCriterion;
import org.inlay.platform.Clinic;
import org.inlay.platform.Clinics;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The customer's home clinic. */
@Component(service = SegmentCriterion.class)
public final class HomeClinicCriterion extends ProfileChoice {
    @Activate
    public HomeClinicCriterion(@Reference Clinics clinics) {
        super(
                "home-clinic",
                "c.clinic",
                () -> clinics.list().stream().map(Clinic::code).toList());
    }
}
