#!/bin/sh
# Starts the distribution twice over one data directory and looks at the process from outside.
set -eu

port=18104
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
    if "$@"; then echo "  ok    $what"; else echo "  WRONG $what"; problems=$((problems + 1)); fi
}
now() { date +%s; }

start() { # CONSOLE [VARIABLE=VALUE]
    console=$1
    shift
    began=$(now)
    env INLAY_DATA="$work/data" INLAY_HTTP_PORT=$port "$@" "$work/inlay/bin/inlay-server" >"$console" 2>&1 </dev/null &
    server=$!
    until curl -fs -o /dev/null -m 2 "http://127.0.0.1:$port/health/ready"; do
        kill -0 $server 2>/dev/null || { cat "$console"; echo "  WRONG the server ended while starting"; exit 1; }
        [ $(($(now) - began)) -lt 400 ] || { cat "$console"; curl -s -m 2 "http://127.0.0.1:$port/health/ready"; echo "  WRONG not ready within 400 s"; exit 1; }
        sleep 0.2
    done
    echo "  ready after $(($(now) - began)) s, $(awk '/^VmRSS/ {print int($2 / 1024)}' /proc/$server/status) MB resident"
}

stop() {
    began=$(now)
    kill -TERM $server
    status=0
    wait $server || status=$?
    server=
    stopped=$(($(now) - began))
}

# The TCP ports that the process listens on.
ports() {
    sockets=$(find /proc/$server/fd -lname 'socket:*' -printf '%l\n' 2>/dev/null | tr -dc '0-9\n')
    cat /proc/$server/net/tcp /proc/$server/net/tcp6 2>/dev/null | awk -v sockets="$sockets" '
        BEGIN { n = split(sockets, list, "\n"); for (i = 1; i <= n; i++) own[list[i]] = 1 }
        $4 == "0A" && ($10 in own) { split($2, address, ":"); print address[2] }' | sort -u
}

mkdir "$work/inlay"
tar -xzf "$INLAY_ARCHIVE" -C "$work/inlay" --strip-components=1
chmod -R a-w "$work/inlay"

echo "first start"
start "$work/first.log"
password=$(sed -n 's/.*sign in as "admin" with the password \([^ ]*\).*/\1/p' "$work/first.log")
expect "the administrator's password is on the console" test -n "$password"
expect "the administrator's password is in no log file" test -z "$(grep -rlF "${password:-none}" "$work/data/log" || true)"
expect "one port listens, on loopback" test "$(ports)" = "$(printf '%04X' $port)"
expect "liveness answers" curl -fs -o /dev/null "http://127.0.0.1:$port/health/live"
expect "inlay-admin check finds every invariant sound" \
    env INLAY_URL="http://127.0.0.1:$port" INLAY_ADMIN_PASSWORD="${password:-none}" "$work/inlay/bin/inlay-admin" check
grep ' ERROR ' "$work/data/log/inlay.log" || true
expect "no error is logged" test -z "$(grep ' ERROR ' "$work/data/log/inlay.log" || true)"
stop
expect "SIGTERM ends it with status 0 (it was $status)" test $status -eq 0
expect "within 10 s (it took $stopped)" test $stopped -le 10

echo "second start"
start "$work/second.log"
expect "no password is printed again" test -z "$(grep -F 'with the password' "$work/second.log" || true)"
expect "no migration runs again" test -z "$(grep -F 'brought up to date' "$work/second.log" || true)"
stop
expect "SIGTERM ends it with status 0 (it was $status)" test $status -eq 0
[ $problems -eq 0 ]
