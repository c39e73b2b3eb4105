#!/usr/bin/env bash
# Uses the packed packages as a stranger does: projects outside the repository, packages by name and version, no source named.
#   eng/consumer-check.sh <folder of packages>
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
}

project Consumer "Program.cs UseDinero.cs" "Connectors.Dinero Connectors.Testing" ""
project Trimmed "Trimmed.cs UseDinero.cs" "Connectors.Dinero" "<PublishTrimmed>true</PublishTrimmed><PublishSingleFile>true</PublishSingleFile><SelfContained>true</SelfContained><JsonSerializerIsReflectionEnabledByDefault>false</JsonSerializerIsReflectionEnabledByDefault><DynamicCodeSupport>false</DynamicCodeSupport><InvariantGlobalization>true</InvariantGlobalization>"

runtime=$(dotnet --info | sed -n 's/^ *RID: *//p')
dotnet publish "$work/Trimmed" -c Release -r "$runtime" -o "$work/published" --nologo -v quiet
dotnet build "$work/Consumer" -c Release -o "$work/built" --nologo -v quiet -clp:ErrorsOnly
dotnet "$work/built/Consumer.dll" "$work/published/Trimmed"
