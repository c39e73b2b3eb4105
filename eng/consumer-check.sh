#!/usr/bin/env bash
# Uses the packed packages as a stranger does: projects outside the repository, packages by name and version, no source named.
#   eng/consumer-check.sh <folder of packages>
# For every consumer/UseX.cs with its consumer/SimX.cs: a console project with the packages Connectors.X and Connectors.Testing runs the one against the other.
# A vendor's first day fits into 30 lines: a longer RunAsync fails, blank lines not counted.
# One more program holds all UseX.cs with the packages Connectors.X alone, trimmed to a single file (a program per vendor would cost a trimming each); every vendor runs in it as well.
set -euo pipefail
packages=$(cd "${1:?the folder of packages}" && pwd)
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$here")
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1

version=$(basename "$packages"/Connectors.Core.[0-9]*.nupkg .nupkg)
version=${version#Connectors.Core.}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# A cache of its own: the machine's may hold an older package of the same version. What is not ours stays in it for the next run.
export NUGET_PACKAGES="$root/out/consumer-packages"
rm -rf "$NUGET_PACKAGES"/connectors.*
# Read by NuGet as a property of the projects: our folder beside the machine's own sources.
export RestoreAdditionalProjectSources="$packages"

project() { # name, files, packages, more properties
  mkdir "$work/$1"
  for file in $2; do cp "$here/consumer/$file" "$work/$1/"; done
  {
    echo '<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><Nullable>enable</Nullable><ImplicitUsings>enable</ImplicitUsings>'
    echo "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>$4</PropertyGroup><ItemGroup>"
    for package in $3; do echo "<PackageReference Include=\"$package\" Version=\"$version\" />"; done
    echo '</ItemGroup></Project>'
  } > "$work/$1/$1.csproj"
  echo "<Project Path=\"$1/$1.csproj\" />" >> "$work/projects"
}

vendors=()
for file in "$here"/consumer/Use*.cs; do
  vendor=$(basename "$file" .cs)
  vendor=${vendor#Use}
  [ -f "$here/consumer/Sim$vendor.cs" ] || { echo "Use$vendor.cs has no Sim$vendor.cs beside it."; exit 1; }
  vendors+=("$vendor")
  lines=$(sed -n '/ RunAsync(/,/^    }/p' "$file" | sed '1,2d;$d' | grep -c '[^[:space:]]')
  [ "$lines" -ge 10 ] || { echo "Use$vendor.cs: no RunAsync of the usual form was found."; exit 1; }
  [ "$lines" -le 30 ] || { printf '%-10s FAILED: RunAsync of Use%s.cs has %s lines, and a first day has 30. Make the client easier.\n' "$vendor" "$vendor" "$lines"; exit 1; }
done
# A vendor's package without a pair would leave the check without a word.
for client in "$root"/src/Connectors.*/I[[:upper:]]*Client.cs; do
  [ -f "$client" ] || continue
  vendor=$(basename "$client" Client.cs)
  vendor=${vendor#I}
  [ -f "$here/consumer/Use$vendor.cs" ] || { echo "Connectors.$vendor is not checked: there is no consumer/Use$vendor.cs."; exit 1; }
done

for vendor in "${vendors[@]}"; do
  project "Consumer-$vendor" "Program.cs Use$vendor.cs Sim$vendor.cs" "Connectors.$vendor Connectors.Testing" ""
  printf 'global using Use = global::Use%s;\nglobal using Sim = global::Sim%s;\ninternal static class Vendor { public const string Name = "%s"; }\n' "$vendor" "$vendor" "$vendor" > "$work/Consumer-$vendor/Vendor.cs"
done

runtime=$(dotnet --info | sed -n 's/^ *RID: *//p')
project Trimmed "Trimmed.cs $(printf 'Use%s.cs ' "${vendors[@]}")" "$(printf 'Connectors.%s ' "${vendors[@]}")" "<RuntimeIdentifier>$runtime</RuntimeIdentifier><PublishTrimmed>true</PublishTrimmed><PublishSingleFile>true</PublishSingleFile><SelfContained>true</SelfContained><TrimmerSingleWarn>false</TrimmerSingleWarn><JsonSerializerIsReflectionEnabledByDefault>false</JsonSerializerIsReflectionEnabledByDefault><DynamicCodeSupport>false</DynamicCodeSupport><InvariantGlobalization>true</InvariantGlobalization>"
{
  echo 'internal static class Vendors { public static readonly Dictionary<string, Func<string[], Task<bool>>> All = new() {'
  for vendor in "${vendors[@]}"; do echo "[\"$vendor\"] = Use$vendor.RunAsync,"; done
  echo '}; }'
} > "$work/Trimmed/Vendors.cs"
{ echo '<Solution>'; cat "$work/projects"; echo '</Solution>'; } > "$work/All.slnx"

# One restore and one build for all of them.
start=$SECONDS
dotnet build "$work/All.slnx" -c Release --nologo -v quiet "-clp:ErrorsOnly;NoSummary"
echo "restored and built: $((SECONDS - start)) s"
start=$SECONDS
dotnet publish "$work/Trimmed" -c Release --no-build -o "$work/published" --nologo -v quiet
echo "trimmed without a warning: $((SECONDS - start)) s"

failed=0
for vendor in "${vendors[@]}"; do
  dotnet "$work/Consumer-$vendor/bin/Release/net10.0/Consumer-$vendor.dll" "$work/published/Trimmed" || failed=1
done
exit $failed
