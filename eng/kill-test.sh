#!/usr/bin/env bash
# The sample, killed with SIGKILL at random moments and started again until it finishes: no duplicate may appear on either side, and every field of every joined
# record must be equal in the end. Prints the counts of every run and fails on any difference.
#
#   eng/kill-test.sh [runs] [seed]        20 runs and seed 1 unless said otherwise
#
# CONFIGURATION (Release) and NO_BUILD (set: what is built is taken as it is) may stand in the environment.
# The moments are drawn from the seed; the machine's speed still decides what the program is doing at that moment.
set -euo pipefail
cd "$(dirname "$0")/.."

runs=${1:-20}
seed=${2:-1}
configuration=${CONFIGURATION:-Release}
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
RANDOM=$seed

[[ -n "${NO_BUILD:-}" ]] || dotnet build samples/ScheduledSync -c "$configuration" -v quiet --nologo
program="samples/ScheduledSync/bin/$configuration/net10.0/ScheduledSync.dll"

now_ms() { date +%s%3N; }

# An undisturbed run: how long it takes, and what stands on both sides afterwards.
began=$(now_ms)
dotnet "$program" --data "$root/undisturbed" >"$root/undisturbed.log" 2>&1 || { tail -n 60 "$root/undisturbed.log"; echo "The undisturbed run failed."; exit 1; }
length=$(($(now_ms) - began))
expected=$(dotnet "$program" verify --data "$root/undisturbed")
printf 'undisturbed  %6d ms   %s\n' "$length" "$expected"

failed=0
killed=0
for ((run = 1; run <= runs; run++)); do
    data="$root/run-$run"
    log="$data.log"
    kills=$((1 + RANDOM % 3))
    moments=""
    for ((kill = 1; kill <= kills; kill++)); do
        # Anywhere in what an undisturbed run takes; $RANDOM alone has 15 bits.
        moment=$((((RANDOM << 15) | RANDOM) % length))
        dotnet "$program" --data "$data" >>"$log" 2>&1 &
        host=$!
        sleep "$(printf '%d.%03d' $((moment / 1000)) $((moment % 1000)))"
        if kill -KILL "$host" 2>/dev/null; then
            killed=$((killed + 1))
            moments+=" $moment"
        fi
        wait "$host" 2>/dev/null || true
    done

    if ! dotnet "$program" --data "$data" >>"$log" 2>&1; then
        tail -n 60 "$log"
        echo "run $run: did not finish (killed at$moments ms)"
        failed=$((failed + 1))
        continue
    fi

    if ! counts=$(dotnet "$program" verify --data "$data"); then
        echo "run $run: the two sides are not what they should be"
        failed=$((failed + 1))
    fi
    printf 'run %2d       killed at%-24s %s\n' "$run" "$moments" "$counts"
    rm -rf "$data" "$log"
done

echo "$runs runs, $killed kills, $failed failures"
[[ $failed -eq 0 ]]
