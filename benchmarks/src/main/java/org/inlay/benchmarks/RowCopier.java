package org.inlay.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/** Remembers rows of a table and writes them again, with other keys. */
final class RowCopier {
    private final String insert;
    private final List<List<Object>> rows = new ArrayList<>();

    private RowCopier(String insert) {
        this.insert = insert;
    }

    /** The rows of the table where the column has the value. */
    static RowCopier of(Connection connection, String table, String column, Object value) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select * from " + table + " where " + column + " = ?")) {
            select.setObject(1, value);
            try (ResultSet result = select.executeQuery()) {
                ResultSetMetaData meta = result.getMetaData();
                int columns = meta.getColumnCount();
                RowCopier copier = new RowCopier("insert into " + table + " values ("
                        + String.join(", ", Collections.nCopies(columns, "?")) + ")");
                while (result.next()) {
                    List<Object> row = new ArrayList<>();
                    for (int i = 1; i <= columns; i++) {
                        row.add(meta.getColumnType(i) == Types.CLOB ? result.getString(i) : result.getObject(i));
                    }
                    copier.rows.add(row);
                }
                return copier;
            }
        }
    }

    int rows() {
        return rows.size();
    }

    String insert() {
        return insert;
    }

    /** Every value that stands in the rows. */
    List<Object> values() {
        return rows.stream().flatMap(List::stream).toList();
    }

    /** Writes the rows through a prepared {@link #insert}, each value as {@code other} gives it. */
    void write(PreparedStatement statement, UnaryOperator<Object> other) throws SQLException {
        for (List<Object> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                statement.setObject(i + 1, row.get(i) == null ? null : other.apply(row.get(i)));
            }
            statement.executeUpdate();
        }
    }
}
