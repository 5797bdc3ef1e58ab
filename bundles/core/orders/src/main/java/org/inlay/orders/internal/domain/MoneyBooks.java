package org.inlay.orders.internal.domain;

import java.util.List;
import org.inlay.platform.Id;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** Reads how the money of one order stands; read after the customer's lock, it stays so until the transaction ends. */
public interface MoneyBooks {
    /** What a tender still holds of an order: its payments less its repayments. */
    record Held(String tender, @Nullable String plugin, boolean fromBalance, Money amount) {}

    /** The currency of the order. Problems: {@code not-found}. */
    CurrencyUnit currency(Id order);

    /** What was sold, taken, given back and written off. */
    Balance balance(Id order, CurrencyUnit currency);

    /** What each tender of the order still holds, in the order of their first payments. */
    List<Held> held(Id order, CurrencyUnit currency);

    /** The lines of the order as returns see them, by position. */
    List<SoldLine> lines(Id order, CurrencyUnit currency);
}
