package org.inlay.orders.internal.persistence;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.JoinColumn;
import javax.persistence.ManyToOne;
import javax.persistence.Table;
import org.jspecify.annotations.Nullable;

/** The row of a line. What was returned of it is changed by conditional updates only. */
@Entity
@Table(name = "or_line")
public class LineEntity {
    @Id
    long id;

    @ManyToOne(optional = false)
    @JoinColumn(name = "order_id", updatable = false)
    OrderEntity order;

    @Column
    int position;

    @Column
    long item;

    @Column(name = "item_code")
    String itemCode;

    @Column
    String name;

    @Column
    String kind;

    @Nullable
    @Column
    String category;

    @Column
    int quantity;

    @Column(name = "list_minor")
    long list;

    @Column(name = "price_minor")
    long price;

    @Column(name = "net_minor")
    long net;

    @Column
    boolean gift;
}
