package org.inlay.benchmarks;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The raw baseline: the rows that the latest order left in the database, written again with fresh keys by plain JDBC, one
 * transaction an order, into the same database while the platform is stopped.
 */
final class RawOrders implements AutoCloseable {
    private static final AtomicLong KEY = new AtomicLong(1L << 61);

    private final String url;
    private final List<RowCopier> tables = new ArrayList<>();
    private final List<Long> customers = new ArrayList<>();
    private final Map<Object, Boolean> keys = new HashMap<>();
    private final String clinic;

    RawOrders(Path data) throws SQLException {
        this.url = "jdbc:derby:" + data.resolve("database");
        try (Connection connection = DriverManager.getConnection(url)) {
            long order = latestOrder(connection);
            tables.add(RowCopier.of(connection, "or_order", "id", order));
            for (String table : List.of("or_line", "or_payment", "or_deal")) {
                tables.add(RowCopier.of(connection, table, "order_id", order));
            }
            tables.add(RowCopier.of(connection, "pl_audit", "subject", text(order)));
            tables.add(RowCopier.of(connection, "pl_idempotency", "request_key", "bench-" + latestKey(connection)));
            clinic = text(connection, "select clinic from or_order where id = " + order);
            readCustomers(connection);
            collectKeys();
        }
    }

    /** Rows written per order, for the report. */
    int rows() {
        return tables.stream().mapToInt(RowCopier::rows).sum();
    }

    /** A client with a connection of its own. */
    Load.Work connect(int number) throws SQLException {
        Connection connection = DriverManager.getConnection(url);
        connection.setAutoCommit(false);
        List<PreparedStatement> inserts = new ArrayList<>();
        for (RowCopier table : tables) {
            inserts.add(connection.prepareStatement(table.insert()));
        }
        PreparedStatement lock = connection.prepareStatement(
                "update cu_facts set lock_seq = lock_seq + 1 where customer = ? and clinic = ''");
        PreparedStatement facts = connection.prepareStatement(
                "update or_facts set orders = orders + 1, spend_minor = spend_minor + 1 where customer = ? and clinic = ?");
        AtomicLong turn = new AtomicLong(number * 31L);
        return () -> {
            long customer = customers.get((int) (turn.getAndIncrement() % customers.size()));
            lock.setLong(1, customer);
            lock.executeUpdate();
            Map<Object, Object> fresh = new HashMap<>();
            for (int i = 0; i < tables.size(); i++) {
                tables.get(i).write(inserts.get(i), value -> renewed(value, fresh));
            }
            for (String scope : List.of(clinic, "")) {
                facts.setLong(1, customer);
                facts.setString(2, scope);
                facts.executeUpdate();
            }
            connection.commit();
        };
    }

    private Object renewed(Object value, Map<Object, Object> fresh) {
        if (!keys.containsKey(value)) {
            return value;
        }
        return fresh.computeIfAbsent(value, old -> {
            long key = KEY.getAndIncrement();
            return old instanceof Long ? (Object) key : "raw-" + key;
        });
    }

    /** Ids of the copied rows, and texts that must be unique. */
    private void collectKeys() {
        for (RowCopier table : tables) {
            for (Object value : table.values()) {
                if (value instanceof Long number && number > 1L << 40 && !customers.contains(number)) {
                    keys.put(number, true);
                } else if (value instanceof String text && (text.startsWith("bench-") || isNumber(text))) {
                    keys.put(text, true);
                }
            }
        }
    }

    private boolean isNumber(String text) {
        return Objects.equals(text, orderNumber);
    }

    private String orderNumber = "";

    private long latestOrder(Connection connection) throws SQLException {
        long order = Long.parseLong(text(connection, "select max(id) from or_order where status = 'CONFIRMED'"));
        orderNumber = text(connection, "select order_number from or_order where id = " + order);
        return order;
    }

    private static String latestKey(Connection connection) throws SQLException {
        return text(
                        connection,
                        "select request_key from pl_idempotency where id = (select max(id) from pl_idempotency"
                                + " where request_key like 'bench-%')")
                .substring("bench-".length());
    }

    private void readCustomers(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select customer from or_facts where clinic = ''")) {
            while (result.next()) {
                customers.add(result.getLong(1));
            }
        }
    }

    private static String text(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getString(1);
        }
    }

    /** The printed form of an id, as audit rows name their subject. */
    private static String text(long id) {
        String digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
        StringBuilder printed = new StringBuilder();
        for (int shift = 60; shift >= 0; shift -= 5) {
            printed.append(digits.charAt((int) (id >>> shift & 31)));
        }
        return printed.toString();
    }

    @Override
    public void close() {
        try {
            DriverManager.getConnection(url + ";shutdown=true").close();
        } catch (SQLException done) {
            if (!"08006".equals(done.getSQLState())) {
                throw new IllegalStateException(done);
            }
        }
    }
}
