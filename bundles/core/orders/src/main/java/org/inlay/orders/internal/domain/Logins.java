package org.inlay.orders.internal.domain;

import org.inlay.platform.Problem;
import org.inlay.platform.Staff;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Whether a login is one of the staff. */
@Component(service = Logins.class)
public final class Logins {
    private final Staff staff;

    @Activate
    public Logins(@Reference Staff staff) {
        this.staff = staff;
    }

    /** Whether a member has this login. */
    public boolean known(String login) {
        try {
            staff.byLogin(login);
            return true;
        } catch (Problem unknown) {
            if (unknown.kind() == Problem.Kind.NOT_FOUND) {
                return false;
            }
            throw unknown;
        }
    }
}
