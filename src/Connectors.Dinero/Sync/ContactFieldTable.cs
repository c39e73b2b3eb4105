using Connectors.Sync;
using F = Connectors.VendorSync.SyncField<Connectors.Dinero.ContactRow, Connectors.Dinero.Contact, Connectors.Dinero.ContactInput>;

namespace Connectors.Dinero.Sync;

/// <summary>The fields of both kinds of contacts.</summary>
internal static class ContactFieldTable
{
    public static SyncFields<ContactRow, Contact, ContactInput> Company { get; } = new([.. Common(), .. CompanyOnly()]);

    public static SyncFields<ContactRow, Contact, ContactInput> Person { get; } = new([.. Common()]);

    public static SyncFields<ContactRow, Contact, ContactInput> Of(bool isPerson) => isPerson ? Person : Company;

    private static IEnumerable<F> Common()
    {
        yield return Text("Name", static r => r.Name, static c => c.Name, static (i, v) => i with { Name = v ?? "" }, static s => s with { Required = true, Clearable = false });
        yield return Text("ExternalReference", static r => r.ExternalReference, static c => c.ExternalReference, static (i, v) => i with { ExternalReference = v }, static s => s with { MaxLength = 128 });
        yield return Text("Street", static r => r.Street, static c => c.Street, static (i, v) => i with { Street = v }, static s => s with { Normalisation = s.Normalisation | TextNormalisation.LineEnds });
        yield return Text("ZipCode", static r => r.ZipCode, static c => c.ZipCode, static (i, v) => i with { ZipCode = v });
        yield return Text("City", static r => r.City, static c => c.City, static (i, v) => i with { City = v });
        yield return Text("CountryKey", static r => r.CountryKey, static c => c.CountryKey, static (i, v) => i with { CountryKey = v ?? "" },
            static s => s with { Type = FieldType.Choice, Required = true, Clearable = false, Normalisation = s.Normalisation | TextNormalisation.IgnoreCase });
        yield return Text("Phone", static r => r.Phone, static c => c.Phone, static (i, v) => i with { Phone = v });
        yield return Text("Email", static r => r.Email, static c => c.Email, static (i, v) => i with { Email = v });
        yield return Text("Webpage", static r => r.Webpage, static c => c.Webpage, static (i, v) => i with { Webpage = v });
        yield return Text("PaymentConditionType", static r => r.PaymentConditionType?.Value, static c => c.PaymentConditionType?.Value,
            static (i, v) => i with { PaymentConditionType = string.IsNullOrEmpty(v) ? null : new(v) },
            static s => s with { Type = FieldType.Choice, Choices = [new("Netto", "Netto"), new("NettoCash", "Netto kontant"), new("CurrentMonthOut", "Løbende måned")] });
        yield return new F(new() { Name = "PaymentConditionNumberOfDays", Type = FieldType.Number, Scale = 0 }, static c => Days(c.PaymentConditionType, c.PaymentConditionNumberOfDays))
        {
            Row = static r => Days(r.PaymentConditionType, r.PaymentConditionNumberOfDays),
            Listed = ["PaymentConditionNumberOfDays", "PaymentConditionType"],
            Write = static (i, v) => i with { PaymentConditionNumberOfDays = (int?)v.AsNumber() },
        };
        yield return Flag("IsMember", static c => c.IsMember, static (i, v) => i with { IsMember = v }) with { Row = static r => FieldValue.Of(r.IsMember ?? false), Listed = ["IsMember"] };
        yield return Text("MemberNumber", static r => r.MemberNumber, static c => c.MemberNumber, static (i, v) => i with { MemberNumber = v });
        yield return Text("PreferredInvoiceLanguageKey", static r => r.PreferredInvoiceLanguageKey, static c => c.PreferredInvoiceLanguageKey, static (i, v) => i with { PreferredInvoiceLanguageKey = v },
            static s => s with { Type = FieldType.Choice, Choices = [new("da", "Dansk"), new("en", "English"), new("de", "Deutsch"), new("sv", "Svenska"), new("no", "Norsk")] });
        yield return Text("PreferredInvoiceCurrencyKey", static r => r.PreferredInvoiceCurrencyKey, static c => c.PreferredInvoiceCurrencyKey, static (i, v) => i with { PreferredInvoiceCurrencyKey = v },
            static s => s with { Normalisation = s.Normalisation | TextNormalisation.IgnoreCase });
        yield return ReadOnly("VatRegionKey", static r => r.VatRegionKey?.Value, static c => c.VatRegionKey?.Value);
    }

    private static IEnumerable<F> CompanyOnly()
    {
        yield return Text("AttPerson", static r => r.AttPerson, static c => c.AttPerson, static (i, v) => i with { AttPerson = v });
        yield return Text("VatNumber", static r => r.VatNumber, static c => c.VatNumber, static (i, v) => i with { VatNumber = v });
        yield return Text("EanNumber", static r => r.EanNumber, static c => c.EanNumber, static (i, v) => i with { EanNumber = v });
        yield return Text("SENumber", null, static c => c.SENumber, static (i, v) => i with { SENumber = v });
        yield return Text("PNumber", null, static c => c.PNumber, static (i, v) => i with { PNumber = v });
        yield return Flag("UseCvr", static c => c.UseCvr, static (i, v) => i with { UseCvr = v });
        yield return ReadOnly("CompanyStatus", static r => r.CompanyStatus?.Value, static c => c.CompanyStatus?.Value);
    }

    private static F Text(
        string name, Func<ContactRow, string?>? row, Func<Contact, string?> full, Func<ContactInput, string?, ContactInput> write, Func<FieldSchema, FieldSchema>? schema = null) =>
        new((schema ?? (static s => s))(new() { Name = name, Type = FieldType.Text }), c => FieldValue.Of(full(c)))
        {
            Row = row is null ? null : r => FieldValue.Of(row(r)),
            Listed = row is null ? [] : [name],
            Write = (i, v) => write(i, v.AsText()),
        };

    private static F ReadOnly(string name, Func<ContactRow, string?> row, Func<Contact, string?> full) =>
        new(new() { Name = name, Type = FieldType.Text, ReadOnly = true }, c => FieldValue.Of(full(c))) { Row = r => FieldValue.Of(row(r)), Listed = [name] };

    private static F Flag(string name, Func<Contact, bool> full, Func<ContactInput, bool, ContactInput> write) =>
        new(new() { Name = name, Type = FieldType.Boolean, Clearable = false }, c => FieldValue.Of((bool?)full(c))) { Write = (i, v) => write(i, v.AsBoolean() ?? false) };

    /// <summary>NettoCash has no days, although it reads with 0.</summary>
    private static FieldValue Days(PaymentConditionType? type, int? days) => PaymentConditions.TakesNoDays(type) ? FieldValue.Null : FieldValue.Of((decimal?)days);
}
