package org.inlay.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;

/** Files of an old system: customers with ten visits and ten orders each over two years, the same for the same size. */
final class History {
    static final int EACH = 10;
    private static final int DAYS = 730;
    private static final LocalDate LAST = LocalDate.now().minusDays(2);
    private static final List<String> TYPES = List.of("初诊", "复诊", "疗程内", "复查", "再消费");
    private static final List<String> SOURCES = List.of("网络/搜索", "网络/点评", "转介绍", "路过");

    private final int customers;

    History(int customers) {
        this.customers = customers;
    }

    /** Writes customers.csv, visits.csv and orders.csv. */
    void write(Path folder) throws IOException {
        Random random = new Random(customers);
        try (BufferedWriter people = open(folder, "customers", "id,name,mobile,gender,birthday,source,clinic,created");
                BufferedWriter visits = open(folder, "visits", "id,customer,clinic,arrivedAt,type,dealt");
                BufferedWriter orders =
                        open(folder, "orders", "id,customer,clinic,type,orderedAt,deal,item,price,net")) {
            for (int i = 0; i < customers; i++) {
                String clinic = i % 2 == 0 ? "A" : "B";
                people.write("C%d,客户%d,139%08d,%s,%d-%02d-15,%s,%s,%s%n"
                        .formatted(
                                i,
                                i,
                                i,
                                random.nextInt(4) == 0 ? "男" : "女",
                                1960 + random.nextInt(45),
                                1 + random.nextInt(12),
                                SOURCES.get(random.nextInt(SOURCES.size())),
                                clinic,
                                LAST.minusDays(DAYS)));
                for (int n = 0; n < EACH; n++) {
                    LocalDate day = LAST.minusDays(random.nextInt(DAYS));
                    String type = TYPES.get(random.nextInt(TYPES.size()));
                    visits.write("V%d-%d,C%d,%s,%s 10:00,%s,否%n".formatted(i, n, i, clinic, day, type));
                    int yuan = 50 + random.nextInt(1_950);
                    orders.write("D%d-%d,C%d,%s,医美,%s 11:00,%s,WATER,%d,%d%n"
                            .formatted(i, n, i, clinic, day, yuan >= 99 ? "是" : "否", yuan, yuan));
                }
            }
        }
    }

    private static BufferedWriter open(Path folder, String name, String header) throws IOException {
        BufferedWriter writer = Files.newBufferedWriter(folder.resolve(name + ".csv"), StandardCharsets.UTF_8);
        writer.write(header + "\n");
        return writer;
    }
}
