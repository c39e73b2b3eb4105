using System.Collections.Immutable;
using Connectors.Sync;

namespace Connectors.Economic.Sync;

/// <summary>The names of the converters that the preset brings. Lists have converters of their own (<see cref="ManagedList.ConverterOf"/>).</summary>
public static class EconomicConverters
{
    /// <summary>Active in the CRM is not barred in e-conomic, both ways.</summary>
    public const string Active = "economic:active";

    /// <summary>All of them.</summary>
    internal static ImmutableArray<IUnitConverter> All { get; } = [new ActiveConverter()];

    private sealed class ActiveConverter : FieldConverter
    {
        public override string Name => Active;

        public override FieldValue ToAccounting(FieldValue crm) => Inverted(crm);

        public override FieldValue ToCrm(FieldValue accounting) => Inverted(accounting);

        private static FieldValue Inverted(FieldValue value) => FieldValue.Of(!value.AsBoolean());
    }
}
