package org.inlay.orders.internal.persistence;

import java.sql.Date;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.persistence.CascadeType;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.FetchType;
import javax.persistence.Id;
import javax.persistence.OneToMany;
import javax.persistence.OrderBy;
import javax.persistence.Table;
import javax.persistence.Version;
import org.jspecify.annotations.Nullable;

/** The row of an order. The sums of its ledgers are read here and changed by conditional updates only. */
@Entity
@Table(name = "or_order")
public class OrderEntity {
    @Id
    long id;

    @Column(name = "order_number", updatable = false)
    String number;

    @Column(updatable = false)
    String clinic;

    @Column
    long customer;

    @Column(name = "order_type")
    String type;

    @Column
    String status;

    @Column(updatable = false)
    String currency;

    @Column(name = "created_at", updatable = false)
    Instant createdAt;

    @Column(name = "created_by", updatable = false)
    String createdBy;

    @Nullable
    @Column(name = "confirmed_at")
    Instant confirmedAt;

    @Nullable
    @Column(name = "cancelled_at")
    Instant cancelledAt;

    @Column(name = "business_date")
    Date date;

    @Nullable
    @Column
    Long visit;

    @Column(name = "gross_minor")
    long gross;

    @Column(name = "sold_minor")
    long sold;

    @Column(name = "net_minor")
    long net;

    @Nullable
    @Column
    String vouchers;

    @Nullable
    @Column
    String plugins;

    @Nullable
    @Column
    String draft;

    @Column(updatable = false)
    boolean imported;

    @Version
    @Column
    long version;

    @OneToMany(mappedBy = "order", cascade = CascadeType.ALL, orphanRemoval = true, fetch = FetchType.LAZY)
    @OrderBy("position")
    List<LineEntity> lines = new ArrayList<>();
}
