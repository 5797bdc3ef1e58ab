package org.inlay.coupons.internal.persistence;

import static org.inlay.coupons.internal.persistence.Tables.*;

import java.time.Instant;
import java.util.Optional;
import org.inlay.coupons.internal.domain.Link;
import org.inlay.coupons.internal.domain.LinkStore;
import org.inlay.platform.persistence.SchemaReady;
import org.inlay.platform.persistence.Sql;
import org.jooq.Field;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The table {@code cp_link}. */
@Component
public final class JooqLinkStore implements LinkStore {
    private final Sql sql;

    @Activate
    public JooqLinkStore(@Reference Sql sql, @Reference(target = "(inlay.schema=coupons)") SchemaReady schema) {
        this.sql = sql;
    }

    @Override
    public void add(Link link, String digest) {
        sql.dsl()
                .insertInto(LINK)
                .set(LINK_ID, link.id())
                .set(DIGEST, digest)
                .set(LINK_CUSTOMER, link.customer())
                .set(LINK_OF, link.template())
                .set(LINK_CLINIC, link.clinic())
                .set(LINK_AT, link.createdAt())
                .execute();
    }

    @Override
    public Optional<Link> find(String digest) {
        return sql.dsl()
                .select(LINK_ID, LINK_CUSTOMER, LINK_OF, LINK_CLINIC, LINK_AT)
                .from(LINK)
                .where(DIGEST.eq(digest))
                .fetchOptional(row -> new Link(row.value1(), row.value2(), row.value3(), row.value4(), row.value5()));
    }

    @Override
    public void claimed(Link link, Instant at) {
        first(link, CLAIMED_AT, at);
    }

    @Override
    public void viewed(Link link, Instant at) {
        first(link, VIEWED_AT, at);
    }

    private void first(Link link, Field<Instant> when, Instant at) {
        sql.dsl()
                .update(LINK)
                .set(when, at)
                .where(LINK_ID.eq(link.id()))
                .and(when.isNull())
                .execute();
    }
}
