#!/usr/bin/env bash
# Teeth of the simulation: builds the engine with one deliberate fault after the other (eng/mutants/*.patch) and looks for the seed that notices, or else for the scenario or the seed that once found it: some faults show only at one step of a thousand.
# What none of them notices is left to the engine's own tests, and told as such: there the world does not show what the fault does, because something else of the engine makes up for it.
#   eng/mutants.sh [seeds] [name …]        OFF=LateCommit,ReadLag eng/mutants.sh …   the same in a world that lacks something: it must kill fewer
# A mutant that no longer applies or builds counts as a failure of this script, not as a kill.
set -uo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
seeds=${1:-3000}
shift || true
names=("$@")
[ ${#names[@]} -gt 0 ] || for patch in "$root"/eng/mutants/*.patch; do names+=("$(basename "$patch" .patch)"); done
tests=tests/Connectors.World.Tests/bin/Release/net10.0
engine_tests=tests/Connectors.Sync.Tests/bin/Release/net10.0
[ -n "${NO_BUILD:-}" ] || (cd "$root" && dotnet build tests/Connectors.World.Tests -c Release --nologo -v quiet && dotnet build tests/Connectors.Sync.Tests -c Release --nologo -v quiet) || exit 2

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/src"
cp -r "$root"/src/Connectors.Sync "$root"/src/Connectors.Sync.Abstractions "$root"/src/Shared "$work/src/"
cp -r "$root"/eng "$root"/Directory.* "$root"/global.json "$root"/.editorconfig "$work/"
cp -r "$root/$tests" "$work/bin"
cp -r "$root/$engine_tests" "$work/engine"
cd "$work" && git init -q .

run() {
  local off=()
  [ -z "${OFF:-}" ] || off=(--off "$OFF")
  timeout 600 "$work/bin/Connectors.World.Tests" run 1 "$seeds" --stop-after 1 "${off[@]}" 2>/dev/null
}

scenarios() {
  [ -z "${OFF:-}" ] || return 0
  timeout 600 dotnet test "$work/bin/Connectors.World.Tests.dll" --nologo --filter "FullyQualifiedName~ScenarioTests|FullyQualifiedName~A_world_that_broke" 2>&1
}

engine() {
  [ -z "${OFF:-}" ] || return 0
  cp "$work/bin/Connectors.Sync.dll" "$work/engine/"
  timeout 900 dotnet test "$work/engine/Connectors.Sync.Tests.dll" --nologo -- xUnit.StopOnFail=true 2>&1
}

if [ -z "${NO_BASELINE:-}" ]; then
  run >"$work/log" && scenarios >"$work/log" && engine >"$work/log" || { echo "the engine as it is fails:"; cat "$work/log"; exit 2; }
fi

killed=0 alive=() broken=()
for name in "${names[@]}"; do
  patch="$root/eng/mutants/$name.patch"
  git apply "$patch" 2>/dev/null || { broken+=("$name (does not apply)"); continue; }
  if dotnet build src/Connectors.Sync -c Release --no-restore --no-dependencies -p:RunAnalyzers=false -p:TreatWarningsAsErrors=false -p:MSBuildTreatWarningsAsErrors=false --nologo -v quiet -nodeReuse:false >"$work/build" 2>&1; then
    cp src/Connectors.Sync/bin/Release/net10.0/Connectors.Sync.dll "$work/bin/"
    if run >"$work/log" && scenarios >"$work/log" && engine >"$work/log"; then
      alive+=("$name")
      printf 'ALIVE   %-28s %s\n' "$name" "$(head -1 "$patch")"
    else
      killed=$((killed + 1))
      printf 'killed  %-28s %s\n' "$name" "$(grep -m1 -oE '× [^:]+: seeds [0-9]+' "$work/log" || grep -m1 -oE 'Failed Connectors\.[A-Za-z.]+\.[A-Za-z_]+(\(seed: [0-9]+\))?' "$work/log" || echo 'it never ended')"
    fi
  else
    broken+=("$name (does not build)")
    grep -m1 error "$work/build"
  fi
  git apply -R "$patch"
done
printf '%s of %s mutants killed with %s seeds%s; alive: %s; broken: %s\n' "$killed" "${#names[@]}" "$seeds" "${OFF:+ without $OFF}" "${alive[*]:-none}" "${broken[*]:-none}"
[ ${#broken[@]} -eq 0 ] && { [ -n "${OFF:-}" ] || [ ${#alive[@]} -eq 0 ]; }
