using System.Collections.Immutable;
using Connectors.Sync.Documents;
using Connectors.TestSupport;

namespace Connectors.Sync.Tests.Documents;

public sealed class DocumentJsonTests
{
    private static Document Full { get; } = new()
    {
        Source = new RecordRef("offer", "a:b"),
        Kind = DocumentKind.Quote,
        Customer = new RecordRef("company", "42"),
        Date = new DateOnly(2026, 2, 28),
        DueDate = new DateOnly(2026, 3, 31),
        Currency = "DKK",
        ExchangeRate = 7.4600m,
        PricesIncludeVat = true,
        Discount = new Discount(2.50m, null),
        PaymentTerms = "30",
        Comment = "Ærø \"quoted\"\nline",
        YourReference = "PO-007",
        OurReference = "ann",
        DeliveryAddress = new PostalAddress { Name = "Lager", Street = "Vej 1\n2. th", ZipCode = "0800", City = "Ærøskøbing", Region = "Fyn", Country = "DK" },
        Lines =
        [
            new DocumentLine { Code = "0042", Text = "Work", Quantity = 1.500m, Unit = "h", UnitPrice = 0m, Discount = new Discount(null, 10.00m), VatCode = "S25" },
            new DocumentLine { Text = "Only text" },
        ],
    };

    [Fact]
    [Acceptance("P-05a", Missing = "each vendor that has it")]
    [Rule("R35")]
    public void A_frozen_document_comes_back_to_the_last_zero()
    {
        var text = DocumentJson.Write(Full);
        var back = DocumentJson.Read(text);
        Assert.Equal(text, DocumentJson.Write(back));
        Assert.True(Full.Lines.SequenceEqual(back.Lines));
        Assert.Equal(Full with { Lines = back.Lines }, back);
        Assert.Contains("\"1.500\"", text, StringComparison.Ordinal);
        var bare = Full with { Customer = null, DueDate = null, ExchangeRate = null, PricesIncludeVat = false, Discount = null, PaymentTerms = null, Comment = null, YourReference = null, OurReference = null, DeliveryAddress = null, Lines = [] };
        Assert.Equal(bare with { Lines = default }, DocumentJson.Read(DocumentJson.Write(bare)) with { Lines = default });
    }

    [Fact]
    [Rule("R35")]
    public void The_customer_that_a_document_carries_is_frozen_with_it()
    {
        var carried = Full with { CustomerFields = ImmutableDictionary<string, string>.Empty.Add("name", "Țăndărică SRL").Add("vatNumber", "RO0123") };
        var text = DocumentJson.Write(carried);
        Assert.Equal(text, DocumentJson.Write(DocumentJson.Read(text)));
        Assert.Equal("RO0123", DocumentJson.Read(text).CustomerFields["vatNumber"]);
        Assert.NotEqual(text, DocumentJson.Write(Full));
    }

    [Fact]
    [Rule("R35")]
    public void Fields_of_accountings_own_are_frozen_with_document_and_lines()
    {
        var own = Full with { Fields = Full.Fields.Add("Kampagne", "Forår \"26\""), Lines = Full.Lines.SetItem(0, Full.Lines[0] with { Fields = Full.Lines[0].Fields.Add("Farve", "blå") }) };
        var back = DocumentJson.Read(DocumentJson.Write(own));
        Assert.Equal(("Forår \"26\"", "blå"), (back.Fields["Kampagne"], back.Lines[0].Fields["Farve"]));
        Assert.Empty(back.Lines[1].Fields);
        Assert.Equal(DocumentJson.Hash(own), DocumentJson.Hash(back));
    }

    public static TheoryData<int> Changes => [.. Enumerable.Range(0, Edits.Length)];

    private static Func<Document, Document>[] Edits { get; } =
    [
        static d => d with { Customer = new RecordRef("company", "43") },
        static d => d with { Date = d.Date.AddDays(1) },
        static d => d with { DueDate = null },
        static d => d with { Currency = "EUR" },
        static d => d with { ExchangeRate = 7.47m },
        static d => d with { PricesIncludeVat = false },
        static d => d with { Discount = new Discount(null, 2.50m) },
        static d => d with { PaymentTerms = "8" },
        static d => d with { Comment = null },
        static d => d with { YourReference = "PO-008" },
        static d => d with { OurReference = "" },
        static d => d with { DeliveryAddress = d.DeliveryAddress! with { ZipCode = "800" } },
        static d => d with { Lines = [d.Lines[1], d.Lines[0]] },
        static d => d with { Lines = [d.Lines[0]] },
        static d => d with { Lines = d.Lines.SetItem(0, d.Lines[0] with { Code = "42" }) },
        static d => d with { Lines = d.Lines.SetItem(0, d.Lines[0] with { Quantity = 1.6m }) },
        static d => d with { Lines = d.Lines.SetItem(0, d.Lines[0] with { UnitPrice = null }) },
        static d => d with { Lines = d.Lines.SetItem(0, d.Lines[0] with { Unit = "pcs" }) },
        static d => d with { Lines = d.Lines.SetItem(0, d.Lines[0] with { VatCode = "S0" }) },
        static d => d with { Lines = d.Lines.SetItem(0, d.Lines[0] with { Discount = null }) },
        static d => d with { Lines = d.Lines.SetItem(1, d.Lines[1] with { Text = "Other text" }) },
        static d => d with { Fields = d.Fields.Add("Kampagne", "Forår") },
        static d => d with { Lines = d.Lines.SetItem(1, d.Lines[1] with { Fields = d.Lines[1].Fields.Add("Farve", "blå") }) },
    ];

    [Theory]
    [MemberData(nameof(Changes))]
    [Rule("R36")]
    public void Every_edit_changes_the_hash(int edit) => Assert.NotEqual(DocumentJson.Hash(Full), DocumentJson.Hash(Edits[edit](Full)));

    [Fact]
    public void A_result_comes_back_as_it_was()
    {
        var full = new SendResult
        {
            Link = "https://x",
            Expected = new DocumentTotals(1.10m, 2, 3.10m),
            Totals = new DocumentTotals(4, 5, 9),
            Paid = 1.00m,
            Open = 0,
            Difference = "d",
            NotCheckedSince = new DateOnly(2026, 3, 12),
            Replaces = "A1",
            Steps = ImmutableDictionary<DocumentStep, string>.Empty.Add(DocumentStep.Mail, "asked").Add(DocumentStep.Book, "done"),
        };
        Assert.Equal(full.ToJson(), SendResult.Parse(full.ToJson()).ToJson());
        var back = SendResult.Parse(full.ToJson());
        Assert.Equal(full with { Steps = back.Steps }, back);
        Assert.Equal(2, back.Steps.Count);
        Assert.Equal(SendResult.Empty, SendResult.Parse(""));
    }
}
