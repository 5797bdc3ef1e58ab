#!/bin/sh
# Starts the demo, looks at what it made, and runs the blocks of the documentation that are marked ```sh run.
set -eu

root=$(cd "$(dirname "$0")/../.." && pwd)
port=18105
work=$(mktemp -d)
server=
cleanup() {
    [ -z "$server" ] || kill -9 "$server" 2>/dev/null || true
    rm -rf "$work"
}
trap cleanup EXIT
problems=0
expect() { # WHAT CONDITION...
    what=$1
    shift
    if "$@" >"$work/said" 2>&1; then
        echo "  ok    $what"
    else
        echo "  WRONG $what"
        sed 's/^/        /' "$work/said"
        problems=$((problems + 1))
    fi
}
within() { # SECONDS COMMAND...
    end=$(($(date +%s) + $1))
    shift
    until "$@" >/dev/null 2>&1; do
        if ! kill -0 "$server" 2>/dev/null || [ "$(date +%s)" -ge $end ]; then
            tail -n 40 "$work/console"
            echo "  WRONG $* did not happen"
            exit 1
        fi
        sleep 0.5
    done
}

mkdir "$work/inlay" "$work/plugins"
tar -xzf "$INLAY_ARCHIVE" -C "$work/inlay" --strip-components=1
export INLAY_HOME="$work/inlay" HERE="$work/plugins" INLAY=http://127.0.0.1:$port INLAY_URL=http://127.0.0.1:$port INLAY_ADMIN_PASSWORD=Docs-Password-7
began=$(date +%s)
INLAY_DATA=$work/data INLAY_HTTP_PORT=$port INLAY_DEMO=1 INLAY_BEHIND_PROXY=true \
    "$work/inlay/bin/inlay-server" >"$work/console" 2>&1 </dev/null &
server=$!
within 400 curl -fs -o /dev/null -m 2 "$INLAY/health/ready"
echo "  ready after $(($(date +%s) - began)) s"
within 600 grep -q '300 customers with their histories' "$work/console"
sed -n 's/.*Demo data: 300 customers/  300 customers/p' "$work/console"

get() { curl -fsS "$INLAY/api/v1$1" -H "Authorization: Bearer $TOKEN"; }
TOKEN=$(curl -fsS "$INLAY/api/v1/tokens" -H 'Content-Type: application/json' \
    -d "{\"login\":\"admin\",\"password\":\"$INLAY_ADMIN_PASSWORD\"}" | jq -r .token)
export TOKEN

made() { # PATH FILTER
    get "$1" | jq -e "$2"
}
expect "three clinics: aesthetic, plastic surgery, dental" \
    made /clinics '[.items[] | .code + " " + .type] == ["A aesthetic", "B plastic-surgery", "C dental"]'
expect "B counts from 99 yuan" made /clinics/B/rules/deal '.minimum.amount == "99.00" and .orderTypes == ["医美"]'
expect "C counts 口腔 from 0" made /clinics/C/rules/deal '.minimum.amount == "0.00" and .orderTypes == ["口腔"]'
expect "staff in twelve roles of each clinic" \
    made '/staff?limit=200' '[.items[].roles[] | select(.clinic) | .role + .clinic] | unique | length == 36'

after=
: >"$work/customers"
while [ "$after" != null ]; do
    get "/customers?limit=200${after:+&after=$after}" >"$work/page"
    jq -r '.items[].id' "$work/page" >>"$work/customers"
    after=$(jq -r .next "$work/page")
done
expect "300 customers" test "$(wc -l <"$work/customers")" -eq 300
n=0
while read -r customer; do
    n=$((n + 1))
    [ $((n % 3)) -eq 0 ] || continue
    for part in visits orders appointments tags; do get "/customers/$customer/$part" >>"$work/$part"; done
done <"$work/customers"
of() { # FILE FILTER: distinct values, sorted
    jq -r "$2" "$work/$1" | sort -u | tr '\n' ' '
}
is() { # EXPECTED ACTUAL
    [ "$1" = "$2" ] || { echo "expected $1 and found $2"; return 1; }
}
expect "visits of every type" is "CHECK_UP INITIAL IN_COURSE REPURCHASE RETURN " "$(of visits '.items[].type')"
expect "deals and no deals" is "DEAL NO_DEAL " "$(of orders '.items[].deal.decision')"
expect "every value of the deal tag" is "MULTIPLE NONE ONCE " "$(of tags '.items[] | select(.tag == "deal").value')"
expect "people in arrears and others" is "no yes " "$(of tags '.items[] | select(.tag == "arrears").value')"
expect "people with allergies and others" is "no yes " "$(of tags '.items[] | select(.tag == "allergy").value')"
today=$(TZ=Asia/Shanghai date +%F)
expect "appointments to come" test -n "$(jq -r ".items[] | select(.from >= \"$today\").id" "$work/appointments")"
expect "appointments that nobody came to" test -n "$(jq -r '.items[] | select(.bookedNotArrived).id' "$work/appointments")"
within 60 made /coupons/promotions '.items | length == 3'
expect "coupons and a promotion in each clinic" made /coupons/templates '[.items[].clinics[0]] | unique == ["A", "B", "C"]'
used() { # CLINIC
    for coupon in $(get /coupons/templates | jq -r ".items[] | select(.clinics[0] == \"$1\") | .id"); do
        get "/coupons/templates/$coupon/statistics" | jq -e '.used > 0' && return 0
    done
    return 1
}
expect "coupons that were used" used A
expect "the demo's password is in no log file" \
    test -z "$(grep -rlF "$(sed -n 's/.* all have the password //p' "$work/console")" "$work/data/log" || true)"

dead_links() {
    (cd "$root" && grep -oE '\]\([^)#:]+' README.md docs/*.md docs/*/*.md) | sed 's/:](/ /' | while read -r page link; do
        [ -e "$root/$(dirname "$page")/$link" ] || echo "$page: $link"
    done
}
expect "no link leads nowhere" is "" "$(dead_links)"

in_tree() { (cd "$root" && "$@"); }
# Each page's blocks are one script.
for page in "$root/README.md" "$root"/docs/*.md "$root"/docs/*/*.md; do
    awk '/^```/ { inside = ($0 == "```sh run"); next } inside' "$page" >"$work/script"
    [ ! -s "$work/script" ] || expect "the commands of ${page#"$root/"}" in_tree bash -euo pipefail "$work/script"
done

all_counted() {
    "$work/inlay/bin/inlay-admin" facts rebuild >"$work/counted" || return 1
    cat "$work/counted"
    grep -q '^DONE: 3.. customers' "$work/counted"
}
expect "inlay-admin facts rebuild counts every customer" all_counted
expect "inlay-admin check: sound after all that" "$work/inlay/bin/inlay-admin" check
wrong() { # STATUS WORDS COMMAND...
    status=$1 words=$2 actual=0
    shift 2
    "$@" >"$work/answer" 2>&1 || actual=$?
    cat "$work/answer"
    [ "$actual" -eq "$status" ] && grep -qF "$words" "$work/answer"
}
plugin_works() {
    "$work/inlay/bin/inlay-admin" plugin show hello | grep -q '^tables *hl_' || return 1
    "$work/inlay/bin/inlay-admin" plugin install hello | grep -q ACTIVE || return 1
    "$work/inlay/bin/inlay-admin" plugin list | grep -q '^hello .*ACTIVE' || return 1
    "$work/inlay/bin/inlay-admin" plugin uninstall hello | grep -q AVAILABLE
}
expect "inlay-admin plugin: shown, installed, uninstalled while the server runs" plugin_works
expect "inlay-admin: a wrong password is told" wrong 2 "401" env INLAY_ADMIN_PASSWORD=wrong "$work/inlay/bin/inlay-admin" check
expect "inlay-admin: no server is told" wrong 2 "no answer" env INLAY_URL=http://127.0.0.1:1 "$work/inlay/bin/inlay-admin" check
expect "inlay-admin: anything else shows how" wrong 2 "inlay-admin check" "$work/inlay/bin/inlay-admin" reboot
guess() { # ADDRESS LOGIN
    curl -s -o /dev/null -w '%{http_code}' "$INLAY/api/v1/tokens" -H "X-Forwarded-For: $1" -H 'Content-Type: application/json' \
        -d "{\"login\":\"$2\",\"password\":\"wrong-Password-1\"}"
}
n=0
while [ $n -lt 20 ]; do
    guess 192.0.2.1 "guess$n" >/dev/null
    n=$((n + 1))
done
expect "behind a proxy each client has its own limit of failures" is "429 401" "$(guess 192.0.2.1 a) $(guess 192.0.2.2 b)"
expect "inlay-server: a data directory in use is told" wrong 1 "another server" \
    env INLAY_DATA="$work/data" INLAY_HTTP_PORT=18106 "$work/inlay/bin/inlay-server"
expect "inlay-server: a port in use is told" wrong 1 "already listens" \
    env INLAY_DATA="$work/other" INLAY_HTTP_PORT=$port "$work/inlay/bin/inlay-server"
expect "inlay-server: a data directory that cannot be is told" wrong 1 "cannot write" \
    env INLAY_DATA="$work/console/data" INLAY_HTTP_PORT=18106 "$work/inlay/bin/inlay-server"
expect "inlay-server: minutes that are none are told" wrong 1 "1 to 720" \
    env INLAY_DATA="$work/other" INLAY_HTTP_PORT=18106 INLAY_IDLE_MINUTES=0 "$work/inlay/bin/inlay-server"
expect "inlay-server: a database that is not PostgreSQL is told" wrong 1 "jdbc:postgresql:" \
    env INLAY_DATA="$work/other" INLAY_HTTP_PORT=18106 INLAY_DB_URL=jdbc:mysql://db/inlay "$work/inlay/bin/inlay-server"
[ $problems -eq 0 ]
