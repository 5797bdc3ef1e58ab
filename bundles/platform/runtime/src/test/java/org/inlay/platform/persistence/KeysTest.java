package org.inlay.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import java.util.List;
import org.inlay.platform.Id;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.Test;

class KeysTest {
    private static final Field<Long> CUSTOMER = field(name("cu_tag", "customer"), SQLDataType.BIGINT);

    @Test
    void keysStandAsBareParameters() {
        assertThat(sql(Keys.among(CUSTOMER, List.of(1L, 2L)))).isEqualTo("(cu_tag.customer in (?, ?))");
        assertThat(sql(Keys.among(CUSTOMER, List.of(new Id(7))))).isEqualTo("(cu_tag.customer = ?)");
    }

    @Test
    void idsAreBoundAsNumbers() {
        assertThat(DSL.using(SQLDialect.DERBY).extractBindValues(Keys.among(CUSTOMER, List.of(new Id(7), new Id(8)))))
                .containsExactly(7L, 8L);
    }

    @Test
    void nothingIsAmongNone() {
        assertThat(Keys.among(CUSTOMER, List.of())).isEqualTo(DSL.falseCondition());
    }

    private static String sql(Condition condition) {
        return DSL.using(SQLDialect.DERBY).render(condition);
    }
}
