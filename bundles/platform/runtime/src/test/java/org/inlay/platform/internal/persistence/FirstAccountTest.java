package org.inlay.platform.internal.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.inlay.platform.Id;
import org.inlay.platform.Ids;
import org.inlay.platform.Staff.Grant;
import org.inlay.platform.Transactions;
import org.inlay.platform.internal.domain.Passwords;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

class FirstAccountTest {

    private static final Instant NOW = Instant.parse("2026-11-19T00:00:00Z");

    private final StaffStore store = mock(StaffStore.class);
    private final Transactions transactions = mock(Transactions.class);
    private final Ids ids = () -> new Id(1);

    @BeforeEach
    void runTransactions() {
        doAnswer(call -> {
                    call.<Runnable>getArgument(0).run();
                    return null;
                })
                .when(transactions)
                .run(any());
    }

    private FirstAccount start(String password) {
        return new FirstAccount(transactions, store, ids, Clock.fixed(NOW, ZoneOffset.UTC), password);
    }

    @Test
    void theFirstStartMakesAnAdministratorWithTheGivenPassword() {
        when(store.empty()).thenReturn(true);
        start("chosen by the operator");

        ArgumentCaptor<StaffStore.Password> first = ArgumentCaptor.forClass(StaffStore.Password.class);
        verify(store).insert(eq(new Id(1)), eq("admin"), any(), first.capture(), eq(NOW));
        verify(store)
                .replaceGrants(
                        new Id(1),
                        List.of(new Grant("ADMIN", null), new Grant("MANAGER", null), new Grant("AUDITOR", null)));
        assertThat(new Passwords()
                        .matches("chosen by the operator", first.getValue().hash()))
                .isTrue();
        assertThat(first.getValue().given()).isFalse();
    }

    @Test
    void withoutAPasswordOneIsMadeUp() {
        when(store.empty()).thenReturn(true);
        start("");

        ArgumentCaptor<StaffStore.Password> first = ArgumentCaptor.forClass(StaffStore.Password.class);
        verify(store).insert(any(), eq("admin"), any(), first.capture(), any());
        assertThat(new Passwords().matches("", first.getValue().hash())).isFalse();
        assertThat(first.getValue().given()).isTrue();
    }

    @Test
    void aWeakOneOfTheOperatorIsToBeChanged() {
        when(store.empty()).thenReturn(true);
        start("short");

        ArgumentCaptor<StaffStore.Password> first = ArgumentCaptor.forClass(StaffStore.Password.class);
        verify(store).insert(any(), any(), any(), first.capture(), any());
        assertThat(first.getValue().given()).isTrue();
    }

    @Test
    void laterStartsMakeNothing() {
        when(store.empty()).thenReturn(false);
        start("chosen by the operator");

        verify(store, never()).insert(any(), any(), any(), any(), any());
    }
}
