#!/usr/bin/env bash
# Teeth of the vendors' presets and documents: takes one thing away at a time - a mapped field, an entry of a list, a validation, the text of an error - and looks for a test that turns red.
#   eng/preset-mutants.sh [vendor …]        Dinero Economic Reviso Smartbill Uniconta Intacct; all of them when none is named
# In the environment: EVERY=10 takes each tenth (default 1: all of them, which takes hours), FROM=3 begins with the third, KINDS="field list validation text".
# The packages and tests of the vendors must have been built in Release. What does not build is told apart: the compiler has seen it.
set -uo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
vendors=("$@")
[ ${#vendors[@]} -gt 0 ] || vendors=(Dinero Economic Reviso Smartbill Uniconta Intacct)
every=${EVERY:-1}
from=${FROM:-1}
kinds=${KINDS:-field list validation text}

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/src"
cp -r "$root"/eng "$root"/Directory.* "$root"/global.json "$root"/.editorconfig "$work/"
cp -r "$root"/src/Connectors.Core "$root"/src/Connectors.Sync.Abstractions "$root"/src/Shared "$work/src/"
cd "$work" || exit 2

# The places of a kind, as file:line. All of them are one statement or one element that ends with its line.
places() {
  local folder="src/Connectors.$2/Sync"
  case $1 in
    field) grep -HnE '^\s+\.(Field|Group|Lines)\(.*\)$' "$folder"/*Preset*.cs ;;
    list) grep -rHnE '^\s+\[[A-Za-z."]+\] = .*,$' "$folder" --include=*.cs ;;
    validation) grep -rHnE '^\s+_?[pP]roblems\.Add\(new Problem\(.*\);$' "$folder" --include=*.cs ;;
    text) grep -rHnE 'new Problem\("[^"]+", [^,]+, \$?"[^"]{12,}"' "$folder" --include=*.cs ;;
  esac | cut -d: -f1,2
}

mutate() {
  local file=$2 line=$3
  case $1 in
    field | list) sed -i "${line}d" "$file" ;;
    validation) sed -i -E "${line}s/^(\s+).*$/\1;/" "$file" ;;
    text) sed -i -E "${line}s/(new Problem\(\"[^\"]+\", [^,]+, )\\$?\"[^\"]*\"/\1\"?\"/" "$file" ;;
  esac
}

red() {
  timeout 900 dotnet test "$1" --nologo --filter "$2" 2>&1 | grep -m1 -oE 'Failed [A-Za-z]+\.[A-Za-z0-9_.]+' | sed 's/^Failed Connectors\.//'
}

killed=0 unbuilt=0 alive=()
for vendor in "${vendors[@]}"; do
  cp -r "$root/src/Connectors.$vendor" "$work/src/"
  cp -r "$root/tests/Connectors.Pairs.Tests/bin/Release/net10.0" "$work/pairs"
  cp -r "$root/tests/Connectors.$vendor.Tests/bin/Release/net10.0" "$work/tests"
  number=0
  for kind in $kinds; do
    while IFS=: read -r file line; do
      number=$((number + 1))
      [ $(((number - from) % every)) -eq 0 ] && [ "$number" -ge "$from" ] || continue
      what="$(sed -n "${line}p" "$file" | sed -E 's/^\s+//' | cut -c1-110)"
      cp "$file" "$work/kept.cs"
      mutate "$kind" "$file" "$line"
      if dotnet build "src/Connectors.$vendor" -c Release --no-restore --no-dependencies -p:RunAnalyzers=false -p:TreatWarningsAsErrors=false -p:MSBuildTreatWarningsAsErrors=false --nologo -v quiet -nodeReuse:false >"$work/build" 2>&1; then
        cp "src/Connectors.$vendor/bin/Release/net10.0/Connectors.$vendor.dll" "$work/pairs/"
        cp "src/Connectors.$vendor/bin/Release/net10.0/Connectors.$vendor.dll" "$work/tests/"
        test="$(red "$work/tests/Connectors.$vendor.Tests.dll" 'FullyQualifiedName~Tests')"
        [ -n "$test" ] || test="$(red "$work/pairs/Connectors.Pairs.Tests.dll" "FullyQualifiedName~$vendor|FullyQualifiedName~AllPreset|FullyQualifiedName~Documents")"
        if [ -n "$test" ]; then
          killed=$((killed + 1))
          printf 'killed   %-10s %-10s %s  ←  %s\n' "$vendor" "$kind" "$what" "$test"
        else
          alive+=("$file:$line")
          printf 'ALIVE    %-10s %-10s %s\n' "$vendor" "$kind" "$what"
        fi
      else
        unbuilt=$((unbuilt + 1))
        printf 'unbuilt  %-10s %-10s %s\n' "$vendor" "$kind" "$what"
      fi
      cp "$work/kept.cs" "$file"
    done < <(places "$kind" "$vendor")
  done
  rm -rf "$work/pairs" "$work/tests"
done
printf '%s killed, %s alive, %s seen by the compiler. Alive: %s\n' "$killed" "${#alive[@]}" "$unbuilt" "${alive[*]:-none}"
[ ${#alive[@]} -eq 0 ]
