#!/usr/bin/env bash
# A newcomer's first host, as she would write it: a minimal API in a project outside the repository, from packed packages, with her own DbContext as CRM and SmartBill as accounting.
#   eng/newcomer-check.sh <folder of packages>
# Then the same host for many: newcomer/Chain.cs with 200 tenants from a table, each with credentials of its own, one of them revoked and one with broken settings: the others finish.
# newcomer/Program.cs is her host (at most 40 lines, blank ones and usings not counted), newcomer/ShopDb.cs her database, newcomer/Check.cs the world around them. Fails on the first claim that does not hold.
set -euo pipefail
packages=$(cd "${1:?the folder of packages}" && pwd)
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$here")
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1

lines=$(grep -v '^using ' "$here/newcomer/Program.cs" | grep -c '[^[:space:]]')
[ "$lines" -le 40 ] || { echo "newcomer/Program.cs has $lines lines, and a minimal API has 40. Make the packages easier."; exit 1; }

version=$(basename "$packages"/Connectors.Core.[0-9]*.nupkg .nupkg)
version=${version#Connectors.Core.}
ef=$(sed -n 's:.*<EfCoreVersion>\(.*\)</EfCoreVersion>.*:\1:p' "$root/Directory.Packages.props")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# A cache of its own: the machine's may hold an older package of the same version. What is not ours stays in it for the next run.
export NUGET_PACKAGES="$root/out/newcomer-packages"
rm -rf "$NUGET_PACKAGES"/connectors.*
export RestoreAdditionalProjectSources="$packages"

project() { # name, SDK, files, packages
  mkdir "$work/$1"
  for file in $3; do cp "$here/newcomer/$file" "$work/$1/"; done
  {
    echo "<Project Sdk=\"$2\"><PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><Nullable>enable</Nullable><ImplicitUsings>enable</ImplicitUsings>"
    echo '<TreatWarningsAsErrors>true</TreatWarningsAsErrors></PropertyGroup><ItemGroup>'
    for package in $4; do echo "<PackageReference Include=\"$package\" Version=\"$version\" />"; done
    echo "<PackageReference Include=\"Microsoft.EntityFrameworkCore.Sqlite\" Version=\"$ef\" />"
    echo '</ItemGroup></Project>'
  } > "$work/$1/$1.csproj"
}

project Shop Microsoft.NET.Sdk.Web "Program.cs ShopDb.cs" "Connectors.AspNetCore Connectors.Crm.EntityFrameworkCore Connectors.Smartbill Connectors.Sync.Sqlite"
project Check Microsoft.NET.Sdk "Check.cs ShopDb.cs" "Connectors.Crm.EntityFrameworkCore Connectors.Testing"
project Chain Microsoft.NET.Sdk.Web "Chain.cs ChainDb.cs" "Connectors.AspNetCore Connectors.Crm.EntityFrameworkCore Connectors.Dinero Connectors.Sync.Sqlite"
project ChainCheck Microsoft.NET.Sdk "ChainCheck.cs ChainDb.cs" "Connectors.Crm.EntityFrameworkCore Connectors.Testing"
echo '<Solution><Project Path="Shop/Shop.csproj" /><Project Path="Check/Check.csproj" /><Project Path="Chain/Chain.csproj" /><Project Path="ChainCheck/ChainCheck.csproj" /></Solution>' > "$work/All.slnx"

start=$SECONDS
dotnet build "$work/All.slnx" -c Release --nologo -v quiet "-clp:ErrorsOnly;NoSummary"
echo "a host of $lines lines, restored and built: $((SECONDS - start)) s"
start=$SECONDS
mkdir "$work/data"
dotnet "$work/Check/bin/Release/net10.0/Check.dll" "$work/Shop/bin/Release/net10.0/Shop.dll" "$work/data"
echo "played: $((SECONDS - start)) s"
start=$SECONDS
dotnet "$work/ChainCheck/bin/Release/net10.0/ChainCheck.dll" "$work/Chain/bin/Release/net10.0/Chain.dll" "$work/data"
echo "200 tenants: $((SECONDS - start)) s"
