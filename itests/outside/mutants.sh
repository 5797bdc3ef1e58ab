#!/bin/sh
# Plants known mistakes, one at a time, and sees the check that stands against each go red. With --full only: each one builds
# the distribution anew. A patch of itests/mutants begins with what is wrong, the module it is in, and the test.
set -eu

case " $* " in *" --full "*) ;; *) exit 77 ;; esac

root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
local=$(cd "$root" && mvn -B -q help:evaluate -Dexpression=settings.localRepository -DforceStdout </dev/null |
    sed "s/$(printf '\033')\[[0-9;]*m//g")

# what is installed from here must not be taken for the real thing elsewhere
cp -al "$local" "$work/repository" 2>/dev/null || { rm -rf "$work/repository"; cp -r "$local" "$work/repository"; }
rm -rf "$work/repository/org/inlay"
git clone -q "$root" "$work/tree"
cd "$work/tree"

maven() { mvn -B -ntp -Pquick -Dmaven.repo.local="$work/repository" "$@" </dev/null >"$work/log" 2>&1; }
install() { maven -q -DskipTests -pl "$1" install; }

install '!itests,!benchmarks' || { tail -n 30 "$work/log"; exit 1; }

missed=0 planted=0
for patch in "$root"/itests/mutants/*.patch; do
    name=$(basename "$patch" .patch)
    module=$(sed -n 's/^module: //p' "$patch")
    check=$(sed -n 's/^test: //p' "$patch")
    planted=$((planted + 1))
    if ! git apply "$patch"; then
        echo "  WRONG $name cannot be planted any more: mend the patch"
        missed=$((missed + 1))
        continue
    fi
    install "$module,features,karaf-distribution" || { tail -n 30 "$work/log"; exit 1; }
    maven -pl itests -Dtest=None -Dit.test="$check" -Dsurefire.failIfNoSpecifiedTests=false \
        -Dfailsafe.failIfNoSpecifiedTests=false -Dinlay.databases=derby verify || true
    if grep -Eq 'Tests run: [0-9]+, (Failures: [1-9]|Failures: 0, Errors: [1-9])' "$work/log"; then
        echo "  ok    $name is caught by $check"
    else
        echo "  WRONG $name is not caught by $check"
        missed=$((missed + 1))
    fi
    git apply -R "$patch"
    install "$module" || { tail -n 30 "$work/log"; exit 1; }
done
[ "$planted" -gt 0 ] && [ "$missed" -eq 0 ]
