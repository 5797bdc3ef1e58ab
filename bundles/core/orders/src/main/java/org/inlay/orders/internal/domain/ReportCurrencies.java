package org.inlay.orders.internal.domain;

import java.util.Set;
import org.inlay.orders.Reports.Question;
import org.joda.money.CurrencyUnit;

/** Tells what money a report would have to add up. */
public interface ReportCurrencies {
    /** The currencies of the orders and deals that the question is about. */
    Set<CurrencyUnit> of(Question question);
}
