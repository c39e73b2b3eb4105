#!/usr/bin/env bash
# Teeth of the vendors' presets and documents: takes one thing away at a time - a mapped field, a key of matching, an entry of a list, a validation, the text of an error - and looks for a test that turns red.
#   eng/preset-mutants.sh [vendor …]         Smartbill Dinero Economic Reviso Uniconta Intacct; all of them when none is named
#   eng/preset-mutants.sh --sites [vendor …] only lists the places
# In the environment: KINDS="text validation list match field" for some of the kinds; ONLY=DocumentLines for the places whose line in the listing matches; QUICK=1 without the pairs; SECONDS_EACH=120 is spent on one that nothing notices.
# The package of a vendor is built once, in a copy, with a switch at each place (eng/PresetMutants); what cannot be switched off because nothing would build is told apart: the compiler has seen it.
# The packages and tests of the vendors must have been built in Release. Places at which nothing could be seen stand in eng/PresetMutants/exceptions.txt, each with its reason.
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
command=run
if [ "${1:-}" = --sites ]; then
  command=sites
  shift
fi
dotnet build "$root/eng/Generators" -c Release --nologo -v quiet >&2
dotnet build "$root/eng/PresetMutants" -c Release --nologo -v quiet >&2
dotnet build "$root/eng/PresetMutants.Host" -c Release --nologo -v quiet >&2
exec dotnet "$root/eng/PresetMutants/bin/Release/net10.0/PresetMutants.dll" "$command" "$root" "$@"
