namespace Connectors.Dinero;

/// <summary>What Dinero shows and then refuses to take back.</summary>
internal static class ContactRules
{
    public static ContactInput Normalise(ContactInput contact)
    {
        // NettoCash is read with 0 days and written with none.
        if (PaymentConditions.TakesNoDays(contact.PaymentConditionType))
            contact = contact with { PaymentConditionNumberOfDays = null };
        if (contact.PaymentConditionType is { Value: null or "" })
            contact = contact with { PaymentConditionType = null };
        // A person has no company numbers, and for Dinero an empty text is one.
        return contact.IsPerson
            ? contact with
            {
                VatNumber = EmptyToNull(contact.VatNumber),
                EanNumber = EmptyToNull(contact.EanNumber),
                SENumber = EmptyToNull(contact.SENumber),
                PNumber = EmptyToNull(contact.PNumber),
                AttPerson = EmptyToNull(contact.AttPerson),
            }
            : contact;
    }

    private static string? EmptyToNull(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    /// <summary>Everything of a contact that can be written, as it was read; without a person's company numbers, which older records show and no write may hold.</summary>
    public static ContactInput ToInput(this Contact contact) => new()
    {
        Name = contact.Name,
        ExternalReference = contact.ExternalReference,
        Street = contact.Street,
        ZipCode = contact.ZipCode,
        City = contact.City,
        CountryKey = contact.CountryKey ?? "",
        Phone = contact.Phone,
        Email = contact.Email,
        Webpage = contact.Webpage,
        AttPerson = contact.IsPerson ? null : contact.AttPerson,
        VatNumber = contact.IsPerson ? null : contact.VatNumber,
        EanNumber = contact.IsPerson ? null : contact.EanNumber,
        SENumber = contact.IsPerson ? null : contact.SENumber,
        PNumber = contact.IsPerson ? null : contact.PNumber,
        PaymentConditionType = contact.PaymentConditionType,
        PaymentConditionNumberOfDays = contact.PaymentConditionNumberOfDays,
        IsPerson = contact.IsPerson,
        IsMember = contact.IsMember,
        MemberNumber = contact.MemberNumber,
        UseCvr = contact.UseCvr,
        CompanyTypeKey = contact.CompanyTypeKey,
        InvoiceMailOutOptionKey = contact.InvoiceMailOutOptionKey,
        PreferredInvoiceLanguageKey = contact.PreferredInvoiceLanguageKey,
        PreferredInvoiceCurrencyKey = contact.PreferredInvoiceCurrencyKey,
        AdditionalData = contact.AdditionalData,
    };
}

internal static class PaymentConditions
{
    public static bool TakesNoDays(PaymentConditionType? type) => type == PaymentConditionType.NettoCash || type == PaymentConditionType.Paid;
}

internal sealed record ContactCreated
{
    public required ContactId ContactGuid { get; init; }
}
