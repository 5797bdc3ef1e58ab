package org.inlay.itests.hostile;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Every operation of the core and of coupons with a sample that works and who may call it: the expectations of {@link AccessMatrixIT},
 * the valid requests that {@link HostileInputIT} spoils. An operation of the OpenAPI document that is missing here fails
 * the build.
 */
final class Operations {

    /** How far a permission must reach. */
    enum Reach {
        /** No token is needed. */
        OPEN,
        /** Whoever is signed in. */
        SELF,
        /** The permission in any clinic; the answer is of the organisation. */
        ANYWHERE,
        /** The permission in any clinic; the answer leaves out what is of clinics without it. */
        ROWS,
        /** The permission in the clinic that the request is about. */
        CLINIC,
        /** The permission in every clinic. */
        EVERYWHERE
    }

    /** METHOD route | reach permissions (~: a rule refuses the sample) | path | body; $names come from the scene. */
    private static final String TABLE = """
            POST /tokens | open | /tokens | {"login":"$login","password":"$password"}
            GET /me | self | /me
            PUT /me/password | self ~ | /me/password | {"present":"x","password":"short"}
            POST /me/totp/confirmation | self ~ | /me/totp/confirmation | {"otp":"000000"}
            POST /me/totp/removal | self ~ | /me/totp/removal | {"otp":"000000"}
            POST /me/totp | self | /me/totp
            GET /clinics | self | /clinics
            POST /clinics | everywhere clinics:manage | /clinics | {"code":"$fresh","name":"润月","type":"beauty","timeZone":"Asia/Tokyo","currency":"JPY","dayCutOff":"04:00"}
            GET /clinics/{code} | self | /clinics/$settings
            PUT /clinics/{code} | clinic clinics:manage | /clinics/$settings | {"timeZone":"Asia/Shanghai","dayCutOff":"02:00"}
            GET /clinics/{code}/{list} | self | /clinics/$settings/order-types
            PUT /clinics/{code}/{list} | clinic settings:write | /clinics/$settings/order-types | {"items":[{"code":"医美","name":"医美"},{"code":"零售","name":"零售"}]}
            GET /clinics/{code}/rooms | self | /clinics/$settings/rooms
            PUT /clinics/{code}/rooms | clinic settings:write | /clinics/$settings/rooms | {"items":[{"code":"R1","name":"诊室一"}]}
            GET /clinics/{code}/rules/{rule} | clinic rules:read | /clinics/$settings/rules/deal
            PUT /clinics/{code}/rules/{rule} | clinic rules:write | /clinics/$settings/rules/deal | {"orderTypes":["医美"],"minimum":"99.00","comparison":"AT_LEAST","kinds":["SERVICE","CARD"],"decideAt":"CONFIRMATION","onReturn":"REVERSE","countPer":"DATE"}
            GET /clinics/{code}/rules/{rule}/history | clinic rules:read | /clinics/$settings/rules/deal/history
            POST /clinics/{code}/rules/{rule}/rehearsal | clinic rules:read | /clinics/$settings/rules/deal/rehearsal | {"draft":{"orderTypes":["医美"],"minimum":"0"},"from":"2026-01-01","to":"2027-01-01"}
            GET /staff | anywhere staff:read | /staff?limit=5
            POST /staff | clinic staff:manage | /staff | {"login":"$fresh","name":"李娜","password":"$password","roles":[{"role":"NURSE","clinic":"$clinic"}]}
            POST /staff | everywhere staff:manage | /staff | {"login":"$fresh","name":"李娜","roles":[{"role":"NURSE"}]}
            GET /staff/{id} | anywhere staff:read | /staff/$member
            PUT /staff/{id}/roles | clinic staff:manage | /staff/$member/roles | {"roles":[{"role":"NURSE","clinic":"$clinic"}]}
            PUT /staff/{id}/active | everywhere staff:manage | /staff/$member/active | {"active":true}
            PUT /staff/{id}/password | everywhere staff:manage | /staff/$member/password | {"password":"$password"}
            DELETE /staff/{id}/totp | everywhere staff:manage | /staff/$member/totp
            GET /audit | everywhere audit:read | /audit?limit=5
            GET /audit | clinic audit:read | /audit?clinic=$clinic&action=orders.placed&subject=$order&from=2026-01-01T00:00:00Z&limit=5
            GET /audit/verification | everywhere audit:read | /audit/verification
            GET /jobs | everywhere jobs:read | /jobs?limit=5
            GET /jobs/{id} | everywhere jobs:read | /jobs/$job
            POST /jobs/{id}/cancellation | everywhere jobs:write | /jobs/$job/cancellation
            POST /facts/rebuild | everywhere jobs:write | /facts/rebuild
            POST /checks | everywhere checks:run | /checks
            GET /plugins | anywhere plugins:read | /plugins
            GET /plugins/{id} | anywhere plugins:read | /plugins/hello
            GET /plugins/{id}/preview | anywhere plugins:read | /plugins/hello/preview
            GET /plugins/{id}/health | anywhere plugins:read | /plugins/hello/health
            POST /plugins/{id}/installation | everywhere plugins:manage ~ | /plugins/nothing/installation | {"clinics":[]}
            PUT /plugins/{id}/clinics/{clinic} | clinic plugins:manage ~ | /plugins/nothing/clinics/$clinic | {"on":true}
            POST /plugins/archives | everywhere plugins:manage ~ | /plugins/archives?dryRun=true | no archive
            DELETE /plugins/{id}/archive | everywhere plugins:manage ~ | /plugins/nothing/archive
            POST /plugins/{id}/purge | everywhere plugins:manage ~ | /plugins/nothing/purge | {"confirmed":"nothing"}
            POST /clinic-types/{type}/installation | everywhere plugins:manage ~ | /clinic-types/nothing/installation
            DELETE /plugins/{id}/installation | everywhere plugins:manage ~ | /plugins/nothing/installation
            GET /imports | everywhere imports:write | /imports
            GET /imports/{dataset} | everywhere imports:write | /imports/visits
            POST /imports/{dataset} | everywhere imports:write | /imports/customers?dryRun=true&partial=true&clinic=$clinic&name=c.csv | id,name,mobile,gender,birthday,created\\n$fresh,王女士,13800000001,女,1990-05-20,2024-03-01 10:30\\n
            GET /imports/runs | everywhere imports:write | /imports/runs
            GET /imports/runs/{id} | everywhere imports:write | /imports/runs/$run
            GET /imports/runs/{id}/problems | everywhere imports:write | /imports/runs/$run/problems?limit=5
            GET /imports/runs/{id}/problems.csv | everywhere imports:write | /imports/runs/$run/problems.csv
            POST /customers | clinic customers:write | /customers | {"name":"王芳","mobile":"13800000002","gender":"FEMALE","birthday":"1990-05-20","source":"网络/大众点评","referrer":"$customer","clinic":"$clinic","guardian":{"name":"王强","mobile":"13800000003","relation":"父亲"},"consents":["MARKETING"]}
            GET /customers | anywhere customers:read | /customers?q=$name&limit=5
            GET /customers/{id} | anywhere customers:read | /customers/$customer
            PUT /customers/{id} | clinic customers:write | /customers/$changing | {"name":"王芳","mobile":"13800000002","clinic":"$clinic"}
            GET /customers/{id}/duplicates | anywhere customers:read | /customers/$twin/duplicates
            GET /customers/{id}/consents | anywhere customers:read | /customers/$customer/consents
            GET /customers/{id}/merges | anywhere customers:read | /customers/$kept/merges
            POST /customers/{id}/merge | clinic customers:merge | /customers/$kept/merge | {"duplicate":"$duplicate"}
            POST /customers/{id}/unmerge | clinic customers:read customers:merge | /customers/$kept/unmerge | {"duplicate":"$duplicate"}
            GET /customers/{id}/personal-data | clinic customers:export | /customers/$customer/personal-data
            POST /customers/{id}/personal-data/restriction | clinic customers:export | /customers/$hidden/personal-data/restriction
            POST /customers/{id}/personal-data/erasure | clinic customers:export | /customers/$doomed/personal-data/erasure
            GET /customers/{id}/allergies | anywhere customers:read | /customers/$customer/allergies
            POST /customers/{id}/allergies | anywhere medical:write | /customers/$customer/allergies | {"substance":"青霉素","reaction":"皮疹","severity":"SEVERE"}
            POST /customers/{id}/allergies/none-known | anywhere medical:write | /customers/$changing/allergies/none-known
            POST /customers/{id}/allergies/{allergy}/retraction | anywhere medical:write | /customers/$customer/allergies/$allergy/retraction | {"reason":"误录"}
            GET /tags | self | /tags
            GET /customers/{id}/tags | anywhere customers:read | /customers/$customer/tags
            GET /customers/{id}/tags | clinic customers:read | /customers/$customer/tags?clinic=$clinic
            GET /customers/{id}/tags/{tag}/explanation | anywhere customers:read | /customers/$customer/tags/deal/explanation
            GET /customers/{id}/tags/{tag}/explanation | clinic customers:read | /customers/$customer/tags/arrears/explanation?clinic=$clinic
            GET /customers/{id}/timeline | rows customers:read | /customers/$customer/timeline?limit=50
            GET /customers/{id}/visits | rows visits:read | /customers/$customer/visits?limit=5
            GET /customers/{id}/appointments | rows appointments:read | /customers/$customer/appointments?limit=5
            GET /customers/{id}/enquiries | rows enquiries:read | /customers/$customer/enquiries?limit=5
            GET /customers/{id}/treatment-records | rows medical:read | /customers/$customer/treatment-records?limit=5
            GET /customers/{id}/orders | rows orders:read | /customers/$customer/orders?limit=5
            GET /customers/{id}/entitlements | anywhere orders:read | /customers/$customer/entitlements?limit=5
            POST /visits | clinic visits:write | /visits | {"customer":"$customer","clinic":"$clinic","arrivedAt":"2026-01-05T02:00:00Z","type":"RETURN","reason":"补录"}
            GET /visits/{id} | clinic visits:read | /visits/$visit
            GET /visits/{id}/place | clinic visits:read | /visits/$visit/place
            POST /visits/{id}/place | clinic visits:write | /visits/$visit/place | {"place":"CONSULT"}
            POST /visits/{id}/void | clinic visits:write | /visits/$voided/void | {"reason":"误录"}
            POST /visits/{id}/type | clinic visits:write | /visits/$visit/type | {"type":"CHECK_UP","reason":"$visitMarker"}
            POST /appointments | clinic appointments:write | /appointments | {"customer":"$customer","clinic":"$clinic","from":"2099-03-01T02:00:00Z","to":"2099-03-01T03:00:00Z","staff":[],"purpose":"CONSULT"}
            GET /appointments | clinic appointments:read | /appointments?clinic=$clinic&from=2026-01-01T00:00:00Z&to=2100-01-01T00:00:00Z&limit=5
            GET /appointments/{id} | clinic appointments:read | /appointments/$appointment
            POST /appointments/{id}/rescheduling | clinic appointments:read appointments:write | /appointments/$moving/rescheduling | {"from":"2099-04-01T02:00:00Z","to":"2099-04-01T03:00:00Z"}
            POST /appointments/{id}/cancellation | clinic appointments:write | /appointments/$appointment/cancellation | {"reason":"改期"}
            POST /enquiries | clinic enquiries:write | /enquiries | {"customer":"$customer","clinic":"$clinic","at":"2026-01-05T02:00:00Z","channel":"PHONE","question":"多少钱","answer":"999","nextContact":"2026-12-31"}
            POST /treatment-records | clinic medical:write | /treatment-records | {"customer":"$customer","clinic":"$clinic","visit":"$visit","findings":"$medicalMarker","treatment":"激光","plan":"复查","nextContact":"2026-12-31"}
            GET /treatment-records/{id} | clinic medical:read | /treatment-records/$record
            PUT /treatment-records/{id} | clinic medical:write | /treatment-records/$record | {"customer":"$customer","clinic":"$clinic","findings":"$medicalMarker","treatment":"水光"}
            POST /treatment-records/{id}/signature | clinic medical:write | /treatment-records/$signing/signature
            POST /treatment-records/{id}/addenda | clinic medical:write | /treatment-records/$signed/addenda | {"text":"$medicalMarker"}
            POST /items | everywhere catalogue:write | /items | {"code":"$fresh","name":"神卡","kind":"CARD","price":{"amount":"999.00","currency":"CNY"},"category":"卡项","components":[{"item":"$item","quantity":10,"validDays":365}],"saleConditions":{"lastVisitTypes":["INITIAL"],"tags":{"deal":["NONE"]}}}
            GET /items | anywhere catalogue:read | /items?q=$item&limit=5
            GET /items/{code} | anywhere catalogue:read | /items/$item
            GET /translations | anywhere catalogue:read | /translations?limit=5
            PUT /items/{code} | everywhere catalogue:read catalogue:write | /items/$item | {"name":"光子嫩肤","price":"100.00","active":true}
            POST /orders/quote | clinic orders:write | /orders/quote | {"clinic":"$clinic","customer":"$customer","type":"医美","lines":[{"item":"$item","quantity":1,"price":"100.00"}],"expectedNet":"100.00"}
            POST /orders/offers | clinic orders:write | /orders/offers | {"clinic":"$clinic","customer":"$customer","type":"医美","lines":[{"item":"$item","quantity":1,"price":"100.00"}],"expectedNet":"100.00"}
            POST /orders | clinic orders:write | /orders | {"clinic":"$clinic","customer":"$customer","type":"医美","lines":[{"item":"$item","quantity":2,"gift":false,"staff":[{"login":"$login","role":"CONSULTANT","share":10000}]}],"confirm":true,"expectedNet":"200.00"}
            POST /orders | clinic orders:write payments:write | /orders | {"clinic":"$clinic","customer":"$customer","type":"医美","lines":[{"item":"$item","quantity":1}],"confirm":true,"payments":[{"tender":"CASH","amount":"0.01"}]}
            POST /orders | clinic orders:write orders:price | /orders | {"clinic":"$clinic","customer":"$customer","type":"医美","lines":[{"item":"$item","quantity":1,"price":"99.00"},{"item":"$item","quantity":1,"gift":true}]}
            GET /orders | clinic orders:read | /orders?clinic=$clinic&status=CONFIRMED&type=医美&from=2026-01-01&to=2026-12-31&deal=true&due=false&number=A&sort=NET&limit=5
            GET /orders/{id} | clinic orders:read | /orders/$order
            POST /orders/{id}/confirmation | clinic orders:read orders:write | /orders/$draft/confirmation | {"expectedNet":"100.00"}
            POST /orders/{id}/payments | clinic payments:write | /orders/$order/payments | {"tender":"CASH","amount":{"amount":"0.01","currency":"CNY"}}
            POST /orders/{id}/write-offs | clinic payments:write-off | /orders/$order/write-offs | {"amount":"0.01","reason":"抹零"}
            POST /orders/{id}/refunds/preview | clinic payments:refund | /orders/$order/refunds/preview | {"lines":[{"line":"$line","quantity":1}],"cause":"CLINIC","reason":"退货"}
            POST /orders/{id}/refunds | clinic payments:refund | /orders/$order/refunds | {"amount":"0.01","cause":"CUSTOMER","reason":"退货"}
            POST /orders/{id}/cancellation | clinic orders:cancel | /orders/$ending/cancellation | {"reason":"误开"}
            POST /executions | clinic executions:write | /executions | {"customer":"$customer","clinic":"$clinic","entitlement":"$entitlement","quantity":1,"staff":[{"login":"$login","role":"NURSE"}]}
            POST /executions/{id}/void | clinic executions:write | /executions/$execution/void | {"reason":"误划"}
            GET /reports/funnel | clinic reports:read | /reports/funnel?clinic=$clinic&from=2026-01-01&to=2027-01-01&consultant=$login&source=web
            GET /reports/funnel | everywhere reports:read | /reports/funnel?clinic=ORGANISATION&from=2026-01-01&to=2027-01-01&consultant=$login
            GET /reports/retention | clinic reports:read | /reports/retention?clinic=$clinic&from=2026-01-01&to=2027-01-01&consultant=$login&source=web&below=500.50
            GET /reports/retention | everywhere reports:read | /reports/retention?clinic=ORGANISATION&from=2026-01-01&to=2027-01-01&consultant=$login
            GET /segments/criteria | anywhere segments:read | /segments/criteria
            POST /segments/count | clinic segments:read customers:read visits:read orders:read | /segments/count?clinic=$clinic | {"any":[{"criterion":"visits","value":1,"types":["INITIAL"],"from":"2026-01-01","to":"2027-01-01","spending":true},{"criterion":"spend","operator":"AT_LEAST","value":"100.00","lastDays":90},{"criterion":"tag","tag":"deal","operator":"IN","values":["ONCE"]},{"none":[{"criterion":"last-visit","operator":"NEVER"}]}]}
            POST /segments/customers | clinic segments:read customers:read | /segments/customers?clinic=$clinic&sort=NAME&limit=5 | {"criterion":"gender","values":["FEMALE"]}
            POST /segments/customers/{customer}/explanation | clinic segments:read visits:read | /segments/customers/$customer/explanation?clinic=$clinic | {"all":[{"criterion":"last-visit-type","values":["RETURN"]}]}
            POST /segments/export | clinic segments:read customers:export | /segments/export?clinic=$clinic&sort=NEWEST | {"all":[]}
            GET /segments | rows segments:read | /segments
            POST /segments | clinic segments:read segments:write | /segments?clinic=$clinic | {"name":"$fresh","all":[]}
            GET /segments/{id} | clinic segments:read | /segments/$segment
            PUT /segments/{id} | clinic segments:read segments:write | /segments/$segment | {"name":"$fresh","all":[]}
            DELETE /segments/{id} | clinic segments:write ~ | /segments/$segment
            GET /segments/{id}/count | clinic segments:read | /segments/$segment/count
            GET /segments/{id}/customers | clinic segments:read | /segments/$segment/customers?limit=5
            POST /rfm/runs | clinic rfm:write | /rfm/runs | {"clinic":"$clinic","asOf":"2026-12-31","windowMonths":18,"scoring":"FIXED","thresholds":{"recencyDays":90,"frequency":2,"money":{"amount":"100.00","currency":"CNY"}},"currency":"CNY","countedAt":"BALANCE_PAYMENT"}
            POST /rfm/runs | clinic rfm:write | /rfm/runs | {"clinic":"$clinic","scoring":"QUANTILE","quantile":80}
            GET /rfm/runs | rows rfm:read | /rfm/runs?limit=5
            GET /rfm/runs | clinic rfm:read | /rfm/runs?clinic=$clinic&limit=5
            GET /rfm/runs/{id} | clinic rfm:read | /rfm/runs/$rating
            GET /rfm/runs/{id}/comparison | clinic rfm:read | /rfm/runs/$rating/comparison?with=$rerating
            GET /rfm/runs/{id}/customers/{customer} | clinic rfm:read | /rfm/runs/$rating/customers/$customer
            GET /coupons/templates | anywhere coupons:read | /coupons/templates
            POST /coupons/templates | clinic coupons:write | /coupons/templates | {"name":"减十","kind":"AMOUNT","value":"10.00","minimumSpend":"100.00","items":["$item"],"kinds":["SERVICE"],"clinics":["$clinic"],"orderTypes":["医美"],"channels":["前台"],"validDays":30,"quantity":1000,"perCustomer":900,"recalculate":false,"action":"USE","validFrom":"2026-01-01","validTo":"2099-12-31","stackingGroup":"g","audience":{"tags":{"deal":["NONE","ONCE"]},"lastVisitTypes":["INITIAL"]}}
            POST /coupons/templates | everywhere coupons:write | /coupons/templates | {"name":"减十","kind":"AMOUNT","value":"10.00","minimumSpend":"100.00","items":["$item"],"kinds":["SERVICE"],"orderTypes":["医美"],"channels":["前台"],"validDays":30,"quantity":1000,"perCustomer":900,"recalculate":false,"action":"USE","validFrom":"2026-01-01","validTo":"2099-12-31","stackingGroup":"g","audience":{"tags":{"deal":["NONE","ONCE"]},"lastVisitTypes":["INITIAL"]}}
            GET /coupons/templates/{id} | anywhere coupons:read | /coupons/templates/$coupon
            PUT /coupons/templates/{id} | clinic coupons:read coupons:write | /coupons/templates/$couponDraft | {"name":"减十","kind":"AMOUNT","value":"10.00","minimumSpend":"100.00","items":["$item"],"kinds":["SERVICE"],"clinics":["$clinic"],"orderTypes":["医美"],"channels":["前台"],"validDays":30,"quantity":1000,"perCustomer":900,"recalculate":false,"action":"USE","validFrom":"2026-01-01","validTo":"2099-12-31","stackingGroup":"g","audience":{"tags":{"deal":["NONE","ONCE"]},"lastVisitTypes":["INITIAL"]}}
            POST /coupons/templates/{id}/publication | clinic coupons:read coupons:write | /coupons/templates/$couponDraft/publication
            POST /coupons/templates/{id}/pause | clinic coupons:read coupons:write | /coupons/templates/$couponDraft/pause
            POST /coupons/templates/{id}/closing | clinic coupons:read coupons:write | /coupons/templates/$couponEnding/closing
            GET /coupons/templates/{id}/versions | anywhere coupons:read | /coupons/templates/$coupon/versions
            POST /coupons/templates/{id}/versions | clinic coupons:read coupons:write | /coupons/templates/$coupon/versions
            GET /coupons/templates/{id}/what-if | clinic coupons:read coupons:write | /coupons/templates/$coupon/what-if?clinic=$clinic&days=7
            GET /coupons/templates/{id}/rehearsal | clinic coupons:read coupons:write | /coupons/templates/$coupon/rehearsal?clinic=$clinic&days=7
            GET /coupons/templates/{id}/eligibility | clinic coupons:read customers:read | /coupons/templates/$coupon/eligibility?customer=$customer&clinic=$clinic
            GET /coupons/promotions | anywhere coupons:read | /coupons/promotions
            POST /coupons/promotions | clinic coupons:write | /coupons/promotions | {"name":"减十","kind":"AMOUNT","value":"10.00","minimumSpend":"100.00","items":["$item"],"kinds":["SERVICE"],"clinics":["$clinic"],"orderTypes":["医美"],"channels":["前台"],"combines":true,"validFrom":"2026-01-01","validTo":"2099-12-31","stackingGroup":"g","audience":{"tags":{"deal":["NONE","ONCE"]},"lastVisitTypes":["INITIAL"]}}
            POST /coupons/promotions | everywhere coupons:write | /coupons/promotions | {"name":"减十","kind":"AMOUNT","value":"10.00","minimumSpend":"100.00","items":["$item"],"kinds":["SERVICE"],"orderTypes":["医美"],"channels":["前台"],"combines":true,"validFrom":"2026-01-01","validTo":"2099-12-31","stackingGroup":"g","audience":{"tags":{"deal":["NONE","ONCE"]},"lastVisitTypes":["INITIAL"]}}
            GET /coupons/promotions/{id} | anywhere coupons:read | /coupons/promotions/$promotion
            PUT /coupons/promotions/{id} | clinic coupons:read coupons:write | /coupons/promotions/$promotionDraft | {"name":"减十","kind":"AMOUNT","value":"10.00","minimumSpend":"100.00","items":["$item"],"kinds":["SERVICE"],"clinics":["$clinic"],"orderTypes":["医美"],"channels":["前台"],"combines":true,"validFrom":"2026-01-01","validTo":"2099-12-31","stackingGroup":"g","audience":{"tags":{"deal":["NONE","ONCE"]},"lastVisitTypes":["INITIAL"]}}
            POST /coupons/promotions/{id}/publication | clinic coupons:read coupons:write | /coupons/promotions/$promotionDraft/publication
            POST /coupons/promotions/{id}/pause | clinic coupons:read coupons:write | /coupons/promotions/$promotionDraft/pause
            POST /coupons/promotions/{id}/closing | clinic coupons:read coupons:write | /coupons/promotions/$promotionEnding/closing
            GET /coupons/promotions/{id}/versions | anywhere coupons:read | /coupons/promotions/$promotion/versions
            POST /coupons/promotions/{id}/versions | clinic coupons:read coupons:write | /coupons/promotions/$promotion/versions
            GET /coupons/promotions/{id}/what-if | clinic coupons:read coupons:write | /coupons/promotions/$promotion/what-if?clinic=$clinic&days=7
            GET /coupons/promotions/{id}/rehearsal | clinic coupons:read coupons:write | /coupons/promotions/$promotion/rehearsal?clinic=$clinic&days=7
            GET /coupons/promotions/{id}/eligibility | clinic coupons:read customers:read | /coupons/promotions/$promotion/eligibility?customer=$customer&clinic=$clinic
            GET /coupons/templates/{id}/pushes | anywhere coupons:read | /coupons/templates/$coupon/pushes
            POST /coupons/templates/{id}/pushes | everywhere coupons:issue | /coupons/templates/$coupon/pushes | {"segment":"$segment","every":"ONCE","way":"WALLET"}
            DELETE /coupons/pushes/{id} | everywhere coupons:issue | /coupons/pushes/$push
            GET /coupons/templates/{id}/sharings | anywhere coupons:read | /coupons/templates/$coupon/sharings
            POST /coupons/templates/{id}/sharings | everywhere coupons:issue | /coupons/templates/$coupon/sharings | {"reward":"$coupon","event":"FIRST_DEAL"}
            POST /coupons/sharings/{id}/shares | clinic customers:read coupons:issue | /coupons/sharings/$sharing/shares | {"customer":"$customer"}
            DELETE /coupons/sharings/{id} | everywhere coupons:issue | /coupons/sharings/$sharingEnding
            GET /coupons/templates/{id}/vouchers | anywhere coupons:read | /coupons/templates/$coupon/vouchers?state=ACTIVE&limit=5
            GET /coupons/templates/{id}/statistics | anywhere coupons:read | /coupons/templates/$coupon/statistics
            POST /coupons/templates/{id}/batches | everywhere coupons:issue | /coupons/templates/$coupon/batches | {"customers":["$customer"],"aim":"RETENTION","way":"WALLET"}
            POST /coupons/templates/{id}/batches | everywhere coupons:issue | /coupons/templates/$coupon/batches | {"segment":"$segment"}
            GET /coupons/batches/{id} | anywhere coupons:read | /coupons/batches/$batch
            POST /coupons/claims | clinic customers:read coupons:issue | /coupons/claims | {"template":"$coupon","customer":"$customer","clinic":"$clinic"}
            GET /coupons/customers/{id}/vouchers | anywhere coupons:read customers:read | /coupons/customers/$customer/vouchers
            POST /coupons/links | clinic customers:read coupons:issue | /coupons/links | {"customer":"$customer","template":"$coupon"}
            GET /coupons/platform-vouchers | clinic coupons:settle | /coupons/platform-vouchers?clinic=$clinic&settled=false
            POST /coupons/platform-vouchers/settlement | clinic coupons:settle | /coupons/platform-vouchers/settlement | {"clinic":"$clinic","vouchers":["$order"]}
            DELETE /tokens/current | self | /tokens/current
            """;

    private static final List<Operation> ALL =
            TABLE.lines().map(Operations::read).toList();

    private Operations() {}

    /** In an order in which each can follow the ones before. */
    static List<Operation> all() {
        return ALL;
    }

    private static Operation read(String line) {
        String[] cells = line.split(" \\| ", 4);
        String[] call = cells[0].split(" ");
        List<String> rule = Arrays.asList(cells[1].split(" "));
        return new Operation(
                call[0],
                call[1],
                Reach.valueOf(rule.get(0).toUpperCase(Locale.ROOT)),
                rule.stream().skip(1).filter(word -> !word.equals("~")).toList(),
                rule.contains("~"),
                cells[2],
                cells.length < 4 ? "" : cells[3]);
    }
}
