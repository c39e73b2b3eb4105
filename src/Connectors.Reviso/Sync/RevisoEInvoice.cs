using System.Collections.Immutable;
using Connectors.Sync;

namespace Connectors.Reviso.Sync;

/// <summary>Reviso's customers in the terms of Italy's e-invoice. Whether SDI took an invoice is nothing that Reviso's API tells.</summary>
internal static class RevisoEInvoice
{
    private static readonly ImmutableDictionary<string, string> Names = new Dictionary<string, string>
    {
        ["customer.name"] = "name",
        ["customer.country"] = "countryCode",
        ["customer.vatNumber"] = "vatNumber",
        ["customer.taxCode"] = "corporateIdentificationNumber",
        ["customer.recipientCode"] = "publicEntryNumber",
        ["customer.province"] = "province",
        ["customer.zipCode"] = "zip",
        ["customer.splitPayment"] = "splitPayment",
    }.ToImmutableDictionary();

    /// <summary>What is wrong with a customer, by the customer's own fields.</summary>
    public static EInvoiceFindings Check(Customer customer, ProvinceCodes provinces)
    {
        var found = ItalianEInvoice.Check(new()
        {
            Name = customer.Name,
            VatNumber = customer.VatNumber,
            TaxCode = customer.CorporateIdentificationNumber,
            RecipientCode = customer.PublicEntryNumber,
            CertifiedEmail = customer.ItalianCertifiedEmail,
            ZipCode = customer.Zip,
            Province = provinces.CodeOf(customer.Province),
            // What Reviso calls a public body is not known: it is none of these three. Who is one is often kept as a business, so that the code decides.
            IsPublicBody = customer.ItalianCustomerType is { } type && type != ItalianCustomerType.None && type != ItalianCustomerType.Business && type != ItalianCustomerType.Consumer ? true : null,
            // Reviso shows "no" also where nobody ever said it.
            SplitPayment = customer.SplitPayment == true ? true : null,
            Country = customer.CountryCode?.Id?.Value ?? customer.Country,
        });
        // The invoice is made in Reviso, where tender and project are entered: an offer has neither.
        return new(Named(found.Problems), Named([.. found.Warnings.Where(static w => w.Field != "tender")]));
    }

    /// <summary>The same, of the customer of a document.</summary>
    public static IEnumerable<Problem> OfCustomer(ImmutableArray<Problem> problems) => problems.Select(static p => p with { Field = $"customer.{p.Field}" });

    private static ImmutableArray<Problem> Named(ImmutableArray<Problem> problems) => [.. problems.Select(static p => p with { Field = p.Field is { } field && Names.TryGetValue(field, out var own) ? own : p.Field })];
}
