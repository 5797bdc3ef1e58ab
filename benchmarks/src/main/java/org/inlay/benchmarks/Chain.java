package org.inlay.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;

/**
 * Many customers with names as people have them, as CSV files of the old system. One in thirty has a history of two years; one,
 * {@link #REGULAR}, has been coming every fortnight for five years.
 */
final class Chain {
    static final String REGULAR = "C7";

    private static final int YEARS = 5;
    private static final int DAYS_BETWEEN = 14;
    private static final int ONE_IN = 30;
    private static final int EACH = 5;
    private static final int DAYS = 730;
    private static final LocalDate LAST = LocalDate.now().minusDays(2);
    private static final List<String> SURNAMES =
            List.of("王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周", "徐", "孙", "马", "朱", "胡", "郭", "何", "林", "单", "曾");
    private static final String GIVEN = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂文辉玲志红建华国庆海燕春雪梅琳晓东雨欣子涵";

    private final int customers;
    private final Random random;

    Chain(int customers) {
        this.customers = customers;
        this.random = new Random(customers);
    }

    /** Writes customers.csv, visits.csv and orders.csv. */
    void write(Path folder) throws IOException {
        try (BufferedWriter people = open(folder, "customers", "id,name,mobile,gender,birthday,source,clinic,created");
                BufferedWriter visits = open(folder, "visits", "id,customer,clinic,arrivedAt,type,dealt");
                BufferedWriter orders =
                        open(folder, "orders", "id,customer,clinic,type,orderedAt,deal,item,price,net")) {
            for (int i = 0; i < customers; i++) {
                String id = "C" + i;
                people.write("%s,%s,139%08d,%s,%d-%02d-15,路过,A,%s%n"
                        .formatted(
                                id,
                                name(),
                                i,
                                random.nextBoolean() ? "男" : "女",
                                1960 + random.nextInt(45),
                                1 + random.nextInt(12),
                                LAST.minusYears(YEARS)));
                if (id.equals(REGULAR)) {
                    for (int n = 0; n < YEARS * 365 / DAYS_BETWEEN; n++) {
                        day(visits, orders, id, n, LAST.minusDays((long) n * DAYS_BETWEEN));
                    }
                } else if (i % ONE_IN == 0) {
                    for (int n = 0; n < EACH; n++) {
                        day(visits, orders, id, n, LAST.minusDays(random.nextInt(DAYS)));
                    }
                }
            }
        }
    }

    private void day(BufferedWriter visits, BufferedWriter orders, String id, int n, LocalDate day) throws IOException {
        int yuan = 50 + random.nextInt(1_950);
        visits.write("V%s-%d,%s,A,%s 10:00,再消费,否%n".formatted(id, n, id, day));
        orders.write("D%s-%d,%s,A,医美,%s 11:00,%s,WATER,%d,%d%n"
                .formatted(id, n, id, day, yuan >= 99 ? "是" : "否", yuan, yuan));
    }

    private String name() {
        StringBuilder name = new StringBuilder(SURNAMES.get(random.nextInt(SURNAMES.size())));
        for (int i = 0; i < 2; i++) {
            name.append(GIVEN.charAt(random.nextInt(GIVEN.length())));
        }
        return name.toString();
    }

    private static BufferedWriter open(Path folder, String name, String header) throws IOException {
        BufferedWriter writer = Files.newBufferedWriter(folder.resolve(name + ".csv"), StandardCharsets.UTF_8);
        writer.write(header + "\n");
        return writer;
    }
}
