package org.inlay.customers.internal.domain;

import java.util.Map;
import org.inlay.customers.LegacyReading;
import org.inlay.customers.VisitType;

/** The words of the old system's files, beside Inlay's own. */
final class ImportWords {
    static final Map<String, String> GENDERS =
            Map.of("女", "FEMALE", "男", "MALE", "其他", "OTHER", "FEMALE", "FEMALE", "MALE", "MALE", "OTHER", "OTHER");

    static final Map<String, String> CUSTOMER_TYPES = Map.of(
            "新客", LegacyReading.NEW, "老客", LegacyReading.OLD, "NEW", LegacyReading.NEW, "OLD", LegacyReading.OLD);

    static final Map<String, VisitType> VISIT_TYPES = Map.of(
            "初诊", VisitType.INITIAL,
            "复诊", VisitType.RETURN,
            "疗程内", VisitType.IN_COURSE,
            "复查", VisitType.CHECK_UP,
            "再消费", VisitType.REPURCHASE,
            "INITIAL", VisitType.INITIAL,
            "RETURN", VisitType.RETURN,
            "IN_COURSE", VisitType.IN_COURSE,
            "CHECK_UP", VisitType.CHECK_UP,
            "REPURCHASE", VisitType.REPURCHASE);

    static final Map<String, String> PURPOSES = Map.of(
            "咨询",
            "CONSULT",
            "疗程",
            "COURSE",
            "复查",
            "CHECK_UP",
            "CONSULT",
            "CONSULT",
            "COURSE",
            "COURSE",
            "CHECK_UP",
            "CHECK_UP");

    static final Map<String, String> STATUSES = Map.of(
            "已预约",
            "BOOKED",
            "已到店",
            "ARRIVED",
            "已取消",
            "CANCELLED",
            "未到店",
            "NO_SHOW",
            "BOOKED",
            "BOOKED",
            "ARRIVED",
            "ARRIVED",
            "CANCELLED",
            "CANCELLED",
            "NO_SHOW",
            "NO_SHOW");

    private ImportWords() {}
}
