package org.inlay.orders.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inlay.orders.internal.domain.Yuan.id;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.inlay.customers.spi.TagProvider.Subject;
import org.inlay.platform.Access;
import org.inlay.platform.Caller;
import org.inlay.platform.Check;
import org.inlay.platform.Clinic;
import org.inlay.platform.Clinics;
import org.inlay.platform.Id;
import org.inlay.platform.Messages;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ArrearsTagTest {
    private static final Subject SHANGHAI = new Subject(id(7), "A");
    private static final Subject TOKYO = new Subject(id(7), "T");
    private static final Subject ORGANISATION = new Subject(id(7), Clinic.ORGANISATION);
    private static final Map<Subject, Facts> KEPT =
            Map.of(SHANGHAI, owing(40_000), TOKYO, owing(1_000), ORGANISATION, owing(41_000));

    private final FactsStore facts = mock(FactsStore.class);
    private final Clinics clinics = mock(Clinics.class);
    private final Messages messages = mock(Messages.class);
    private final Access access = mock(Access.class);
    private final ArrearsTag tag = new ArrearsTag(facts, clinics, messages, access);

    @BeforeEach
    void twoCurrencies() {
        when(clinics.get("A")).thenReturn(clinic("A", "Asia/Shanghai", "CNY"));
        when(clinics.get("T")).thenReturn(clinic("T", "Asia/Tokyo", "JPY"));
        when(facts.read(any())).thenReturn(KEPT);
        when(facts.kept(List.of(id(7)))).thenReturn(KEPT);
        when(access.caller()).thenReturn(new Caller(new Id(3), "desk", Map.of(), Locale.ENGLISH));
        when(messages.text(any(), eq("arrears.tag.flip"), any()))
                .thenAnswer(call ->
                        "pay " + call.<Map<String, String>>getArgument(2).get("due"));
    }

    @Test
    @DisplayName("T4 G5 arrears are explained in the clinic's currency: 400.00 yuan, 1000 yen")
    void inItsCurrency() {
        assertThat(tag.explain(SHANGHAI).checks()).containsExactly(new Check("due", "400.00", "> 0", true));
        assertThat(tag.explain(TOKYO).checks()).containsExactly(new Check("due", "1000", "> 0", true));
        assertThat(tag.explain(TOKYO).flip()).isEqualTo("pay 1000");
    }

    @Test
    @DisplayName("T4 G5 G7 the organisation's arrears are named clinic by clinic, never added over currencies")
    void everywhere() {
        assertThat(tag.explain(ORGANISATION).checks())
                .containsExactly(new Check("due", "A 400.00, T 1000", "> 0", true));
    }

    private static Clinic clinic(String code, String zone, String currency) {
        return new Clinic(code, code, "aesthetic", ZoneId.of(zone), CurrencyUnit.of(currency), LocalTime.MIDNIGHT, 1);
    }

    private static Facts owing(long minor) {
        return new Facts(1, 1, null, null, 0, null, 0, null, null, null, minor, minor, null, null);
    }
}
