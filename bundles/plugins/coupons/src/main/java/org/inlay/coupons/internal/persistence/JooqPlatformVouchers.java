package org.inlay.coupons.internal.persistence;

import static org.inlay.coupons.internal.persistence.Tables.*;

import java.time.Instant;
import java.util.List;
import org.inlay.coupons.internal.domain.PlatformVoucher;
import org.inlay.coupons.internal.domain.PlatformVoucherStore;
import org.inlay.platform.Id;
import org.inlay.platform.persistence.SchemaReady;
import org.inlay.platform.persistence.Sql;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The table {@code cp_platform_voucher}. */
@Component
public final class JooqPlatformVouchers implements PlatformVoucherStore {
    private final Sql sql;

    @Activate
    public JooqPlatformVouchers(@Reference Sql sql, @Reference(target = "(inlay.schema=coupons)") SchemaReady schema) {
        this.sql = sql;
    }

    /** What fails here fails the whole order, whose transaction the database may have spoiled. */
    @Override
    public boolean add(PlatformVoucher voucher) {
        try {
            sql.dsl()
                    .insertInto(PLATFORM_VOUCHER)
                    .set(PAYMENT, voucher.id())
                    .set(PLATFORM, voucher.platform())
                    .set(PLATFORM_CODE, voucher.code())
                    .set(PAID_ORDER, voucher.order())
                    .set(PAID_CLINIC, voucher.clinic())
                    .set(CURRENCY, voucher.amount().getCurrencyUnit().getCode())
                    .set(AMOUNT, voucher.amount().getAmountMinorLong())
                    .set(FEE, voucher.fee().getAmountMinorLong())
                    .set(REPAID, voucher.repaid().getAmountMinorLong())
                    .set(TAKEN_AT, voucher.takenAt())
                    .execute();
            return true;
        } catch (IntegrityConstraintViolationException taken) {
            return false;
        }
    }

    @Override
    public List<PlatformVoucher> ofOrder(Id order, CurrencyUnit currency) {
        // the order's row is locked by whoever returns something of it
        return rows(PAID_ORDER.eq(order).and(CURRENCY.eq(currency.getCode())))
                .orderBy(TAKEN_AT, PAYMENT)
                .fetch(JooqPlatformVouchers::voucher);
    }

    @Override
    public void repaid(Id voucher, Money more) {
        sql.dsl()
                .update(PLATFORM_VOUCHER)
                .set(REPAID, REPAID.plus(more.getAmountMinorLong()))
                .where(PAYMENT.eq(voucher))
                .execute();
    }

    @Override
    public List<PlatformVoucher> list(String clinic, boolean settled, int limit) {
        return rows(PAID_CLINIC.eq(clinic).and(settled ? SETTLED_AT.isNotNull() : SETTLED_AT.isNull()))
                .orderBy(TAKEN_AT.desc(), PAYMENT.desc())
                .limit(limit)
                .fetch(JooqPlatformVouchers::voucher);
    }

    private SelectConditionStep<? extends Record> rows(Condition wanted) {
        return sql.dsl()
                .select(
                        PAYMENT,
                        PLATFORM,
                        PLATFORM_CODE,
                        PAID_ORDER,
                        PAID_CLINIC,
                        CURRENCY,
                        AMOUNT,
                        FEE,
                        REPAID,
                        TAKEN_AT,
                        SETTLED_AT)
                .from(PLATFORM_VOUCHER)
                .where(wanted);
    }

    private static PlatformVoucher voucher(Record row) {
        CurrencyUnit currency = CurrencyUnit.of(row.get(CURRENCY));
        return new PlatformVoucher(
                row.get(PAYMENT),
                row.get(PLATFORM),
                row.get(PLATFORM_CODE),
                row.get(PAID_ORDER),
                row.get(PAID_CLINIC),
                Money.ofMinor(currency, row.get(AMOUNT)),
                Money.ofMinor(currency, row.get(FEE)),
                Money.ofMinor(currency, row.get(REPAID)),
                row.get(TAKEN_AT),
                row.get(SETTLED_AT));
    }

    @Override
    public int settle(String clinic, List<Id> vouchers, Instant at) {
        return vouchers.isEmpty()
                ? 0
                : sql.dsl()
                        .update(PLATFORM_VOUCHER)
                        .set(SETTLED_AT, at)
                        .where(PAID_CLINIC.eq(clinic))
                        .and(PAYMENT.in(vouchers))
                        .and(SETTLED_AT.isNull())
                        .execute();
    }
}
