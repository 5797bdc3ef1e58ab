package org.inlay.orders.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.inlay.platform.StaffShare;
import org.inlay.platform.Violation;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StaffSharesTest {
    private final List<Violation> violations = new ArrayList<>();

    @Test
    @DisplayName("H1 a role whose members state no share is split equally: 3334, 3333, 3333")
    void equalSplit() {
        assertThat(complete(share("an", "DOCTOR", 0), share("bo", "DOCTOR", 0), share("ci", "DOCTOR", 0)))
                .containsExactly(share("an", "DOCTOR", 3334), share("bo", "DOCTOR", 3333), share("ci", "DOCTOR", 3333));
        assertThat(violations).isEmpty();
    }

    @Test
    @DisplayName("H1 shares add up to 10000 within each role; roles are never summed")
    void perRole() {
        assertThat(complete(share("an", "CONSULTANT", 4000), share("bo", "CONSULTANT", 6000), share("ci", "DOCTOR", 0)))
                .contains(share("ci", "DOCTOR", 10_000));
        assertThat(violations).isEmpty();
    }

    @Test
    @DisplayName("H1 9999 within a role, an unknown login and a login twice in a role are refused by field")
    void refused() {
        complete(
                share("an", "DOCTOR", 9999),
                share("nobody", "NURSE", 0),
                share("bo", "NURSE", 0),
                share("bo", "NURSE", 0));
        assertThat(violations)
                .extracting(Violation::field)
                .contains("lines[0].staff", "lines[0].staff[1].login", "lines[0].staff[3].login");
    }

    private List<StaffShare> complete(StaffShare... staff) {
        return StaffShares.complete(List.of(staff), "lines[0].staff", Set.of("an", "bo", "ci")::contains, violations);
    }

    private static StaffShare share(String login, String role, int share) {
        return new StaffShare(login, role, share);
    }
}
