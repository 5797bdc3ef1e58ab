package org.inlay.orders.internal.persistence;

import java.util.ArrayList;
import java.util.List;
import javax.persistence.CollectionTable;
import javax.persistence.Column;
import javax.persistence.ElementCollection;
import javax.persistence.Embeddable;
import javax.persistence.Entity;
import javax.persistence.FetchType;
import javax.persistence.Id;
import javax.persistence.JoinColumn;
import javax.persistence.OrderColumn;
import javax.persistence.Table;
import javax.persistence.Version;
import org.jspecify.annotations.Nullable;

/** The row of an item with its components. */
@Entity
@Table(name = "or_item")
public class ItemEntity {
    @Id
    long id;

    @Column(updatable = false)
    String code;

    @Column
    String name;

    @Column
    String kind;

    @Column
    String currency;

    @Column(name = "price_minor")
    long price;

    @Nullable
    @Column
    String category;

    @Nullable
    @Column(name = "sale_conditions")
    String saleConditions;

    @Column
    boolean active;

    @Version
    @Column
    long version;

    @ElementCollection(fetch = FetchType.LAZY)
    @CollectionTable(name = "or_item_component", joinColumns = @JoinColumn(name = "item"))
    @OrderColumn(name = "position")
    List<Part> components = new ArrayList<>();

    /** One component. */
    @Embeddable
    public static class Part {
        @Column
        long component;

        @Column
        int quantity;

        @Nullable
        @Column(name = "valid_days")
        Integer validDays;
    }
}
