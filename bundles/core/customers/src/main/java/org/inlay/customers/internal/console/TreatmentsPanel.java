package org.inlay.customers.internal.console;

import gg.jte.Content;
import java.util.List;
import org.inlay.customers.TreatmentRecords;
import org.inlay.customers.TreatmentRecords.Treatment;
import org.inlay.platform.Access;
import org.inlay.platform.Id;
import org.inlay.platform.PageRequest;
import org.inlay.platform.web.console.ConsoleRequest;
import org.inlay.platform.web.console.CustomerPanel;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** A customer's treatment records (V9). */
@Component(service = CustomerPanel.class)
public final class TreatmentsPanel implements CustomerPanel {
    private static final int SHOWN = 20;

    private final TreatmentRecords records;
    private final Access access;

    @Activate
    public TreatmentsPanel(@Reference TreatmentRecords records, @Reference Access access) {
        this.records = records;
        this.access = access;
    }

    @Override
    public String id() {
        return "treatments";
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public String permission() {
        return "medical:read";
    }

    /** The records. */
    public record Chart(Id customer, List<Treatment> records, boolean mayWrite) {}

    @Override
    public Content render(ConsoleRequest request, Id customer) {
        List<Treatment> found =
                records.of(customer, new PageRequest(SHOWN, null)).items();
        boolean mayWrite = access.caller().may("medical:write", request.clinic().code());
        return Pages.content("treatments.jte", request, new Chart(customer, found, mayWrite));
    }
}
