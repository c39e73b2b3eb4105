using Connectors.Sync;
using Connectors.TestSupport;

namespace Connectors.Import.Xlsx.Tests;

/// <summary>A list of clients becomes companies of a CRM, once, and is a harmless thing to import again.</summary>
public sealed class CompanyImportTests
{
    [Fact]
    [Acceptance("001-24"), Acceptance("001-28")]
    public async Task Every_heading_of_the_list_is_understood_without_configuration_and_every_value_arrives()
    {
        var crm = new MemoryCrm();
        var sheet = await Workbooks.SheetAsync(Workbooks.Headings, Workbooks.Acme);
        Assert.All(sheet.Columns, static c => Assert.NotNull(c.Field));
        var report = await new CompanyImport(crm, new InMemoryImportMemory()).ImportAsync(sheet);
        Assert.Equal(ImportOutcome.Created, Assert.Single(report.Rows).Outcome);
        var id = Assert.Single(crm.Ids);
        string[] expected = ["Acme SRL", "RO12345674", "true", "J12/345/2015", "C007", "Str. Mare 1", "Cluj-Napoca", "Cluj", "400001", "Romania", "acme@example.com", "0264123456", "Ana Pop", "Banca Test", "RO49AAAA1B31007593840000"];
        string[] fields = ["name", "vatNumber", "isVatPayer", "tradeRegister", "number", "street", "city", "region", "zipCode", "country", "email", "phone", "attention", "bank", "iban"];
        Assert.Equal(expected, fields.Select(f => crm[id, f]), StringComparer.OrdinalIgnoreCase);
        Assert.Equal(fields.Order(StringComparer.Ordinal), CompanyFields.All.Order(StringComparer.Ordinal));
    }

    [Theory]
    [Acceptance("001-24")]
    [InlineData("name", "Denumire", "Nume", "NUME CLIENT", "Client")]
    [InlineData("vatNumber", "CIF", "cif/cnp", "C.U.I.", "Cod fiscal")]
    [InlineData("tradeRegister", "Reg. com.", "Nr.Reg.Com")]
    [InlineData("number", "Cod", "Cod client")]
    [InlineData("isVatPayer", "Plătitor TVA", "PLATITOR TVA")]
    [InlineData("street", "Adresă", "Adresa")]
    [InlineData("city", "Localitate", "Oraş", "Oraș")]
    [InlineData("region", "Județ", "Judeţ", "JUDET")]
    [InlineData("country", "Țara", "Ţara", "Tara")]
    [InlineData("email", "Email", "E-mail")]
    [InlineData("phone", "Telefon")]
    [InlineData("attention", "Persoană contact", "Pers. contact")]
    [InlineData("bank", "Banca")]
    [InlineData("iban", "IBAN", "Cont")]
    [InlineData(null, "Sold", "Moneda", "")]
    public void Headings_are_known_however_they_are_written(string? field, params string[] headings) => Assert.All(headings, h => Assert.Equal(field, CompanyFields.Find(h)));

    [Fact]
    [Acceptance("001-25"), Acceptance("P-18d")]
    public async Task Headings_below_other_rows_empty_columns_lost_zeros_long_numbers_and_several_addresses_are_read_right()
    {
        var sheet = await Workbooks.SheetAsync(
            ["Raport clienti"], [], [null, "Generat la", "2026-11-28"],
            ["Denumire", null, "Cod", "Cod postal", "Telefon", "CIF", null, "Email"],
            ["Acme SRL", null, 5941234567890d, 10101d, 722123456d, "RO12345674", null, "acme@example.com; second@example.com, nobody"],
            [],
            ["Roma SRL", null, new Workbooks.Zeros(184), new Workbooks.Zeros(184), "0722", "87654321", null, "x"],
            ["Long SRL", null, 12345678901234567890d, null, null, null, null, null]);
        var crm = new MemoryCrm();
        var report = await new CompanyImport(crm, new InMemoryImportMemory()).ImportAsync(sheet);
        Assert.Equal([5, 7, 8], report.Rows.Select(static r => r.Number));
        Assert.Equal([ImportOutcome.Created, ImportOutcome.Created, ImportOutcome.Skipped], report.Rows.Select(static r => r.Outcome));
        var acme = crm.IdOf("Acme SRL");
        Assert.Equal(("5941234567890", "010101", "0722123456", "acme@example.com"), (crm[acme, "number"], crm[acme, "zipCode"], crm[acme, "phone"], crm[acme, "email"]));
        Assert.Equal("00184", crm[crm.IdOf("Roma SRL"), "number"]);
        Assert.Contains(report.Rows[0].Notes, static n => n.Contains("second@example.com", StringComparison.Ordinal));
        Assert.Contains(report.Rows[0].Notes, static n => n.Contains("'nobody'", StringComparison.Ordinal));
        Assert.Contains("last digits are lost", report.Rows[2].Reason, StringComparison.Ordinal);

        var text = new MemoryStream("Denumire;CIF\r\nAcme;1\r\n"u8.ToArray());
        Assert.Contains("'lista.csv' is no .xlsx", Assert.Throws<CompanyFileException>(() => CompanySheet.Read(text, "lista.csv")).Message, StringComparison.Ordinal);
        var empty = await Workbooks.MakeAsync(["Factura", "Total"], ["F1", 10d]);
        Assert.Contains("'facturi.xlsx'", Assert.Throws<CompanyFileException>(() => CompanySheet.Read(empty, "facturi.xlsx")).Message, StringComparison.Ordinal);
    }

    [Fact]
    [Acceptance("P-32a"), Acceptance("001-25")]
    public async Task Twenty_thousand_rows_are_imported_once_and_again_in_another_order_write_nothing()
    {
        var rows = Enumerable.Range(0, 20_000).Select(static i => (object?[])[$"Firma {i} SRL", $"RO{10_000_000 + i}", $"C{i:D5}", $"Str. {i}", "Cluj-Napoca", "Cluj", $"f{i}@example.com"]).ToList();
        object?[] headings = ["Denumire", "CIF", "Cod client", "Adresa", "Localitate", "Judet", "Email"];
        var crm = new MemoryCrm();
        var import = new CompanyImport(crm, new InMemoryImportMemory());
        var sheet = await Workbooks.SheetAsync([headings, .. rows]);
        Assert.Equal(20_000, (await import.PreviewAsync(sheet)).Count(ImportOutcome.Created));
        Assert.Empty(crm.Ids);
        Assert.Equal(20_000, (await import.ImportAsync(sheet)).Count(ImportOutcome.Created));
        Assert.Equal((20_000, 0), (crm.Creates, crm.Updates));

        Assert.Equal(20_000, (await import.ImportAsync(sheet)).Count(ImportOutcome.Unchanged));
        rows.Reverse();
        // Somebody else's computer knows nothing of the first import: the companies are recognised all the same.
        Assert.Equal(20_000, (await new CompanyImport(crm, new InMemoryImportMemory()).ImportAsync(await Workbooks.SheetAsync([headings, .. rows]))).Count(ImportOutcome.Unchanged));
        Assert.Equal((20_000, 0), (crm.Creates, crm.Updates));
    }

    [Fact]
    [Acceptance("P-32b"), Acceptance("001-05", Missing = "a page")]
    public async Task Changed_rows_are_offered_with_before_and_after_and_edits_of_the_CRM_stay_until_somebody_asks()
    {
        var crm = new MemoryCrm();
        var import = new CompanyImport(crm, new InMemoryImportMemory());
        await import.ImportAsync(await Workbooks.SheetAsync(Workbooks.Headings, Workbooks.Acme, Workbooks.Beta));
        var acme = crm.IdOf("Acme SRL");
        crm.Edit(acme, "phone", "0799999999");
        crm.Edit(acme, "street", "Str. Editata 9");

        object?[] changed = [.. Workbooks.Acme];
        (changed[5], changed[10]) = ("Str. Noua 5", "new@example.com");
        var sheet = await Workbooks.SheetAsync(Workbooks.Headings, changed, Workbooks.Beta, ["Gamma SRL", "RO11111110", null, null, null, null, null, "Clujj"]);
        var preview = await import.PreviewAsync(sheet);
        Assert.Equal([ImportOutcome.Updated, ImportOutcome.Unchanged, ImportOutcome.Skipped], preview.Rows.Select(static r => r.Outcome));
        Assert.Equal([new ImportChange("street", "Str. Editata 9", "Str. Noua 5", Kept: true), new ImportChange("email", "acme@example.com", "new@example.com", Kept: false)], preview.Rows[0].Changes.AsEnumerable());
        Assert.Contains("'Clujj' is no county of Romania. Did you mean 'Cluj'?", preview.Rows[2].Reason, StringComparison.Ordinal);
        Assert.Equal("acme@example.com", crm[acme, "email"]);

        await import.ImportAsync(sheet);
        Assert.Equal(("0799999999", "Str. Editata 9", "new@example.com"), (crm[acme, "phone"], crm[acme, "street"], crm[acme, "email"]));
        // Offered again, and taken by who asks for it: the telephone number that only the CRM changed too.
        Assert.True(Assert.Single((await import.PreviewAsync(sheet)).Rows[0].Changes).Kept);
        await import.ImportAsync(sheet, overwrite: new HashSet<int> { 2 });
        Assert.Equal(("0264123456", "Str. Noua 5"), (crm[acme, "phone"], crm[acme, "street"]));
        Assert.Equal(2, crm.Ids.Count);
    }

    [Fact]
    [Acceptance("001-27")]
    public async Task A_module_with_stock_is_no_target_and_the_text_names_one_that_is()
    {
        var crm = new MemoryCrm();
        var import = new CompanyImport(crm, new InMemoryImportMemory());
        var sheet = await Workbooks.SheetAsync(Workbooks.Headings, Workbooks.Acme);
        var refused = await Assert.ThrowsAsync<ImportTargetException>(() => import.ImportAsync(sheet, "product"));
        Assert.Equal("'product' manages stock, so companies cannot be imported into it. Import into: company.", refused.Message);
        Assert.Contains("no 'lead'", (await Assert.ThrowsAsync<ImportTargetException>(() => import.PreviewAsync(sheet, "lead"))).Message, StringComparison.Ordinal);
        Assert.Equal((0, 0), (crm.Creates, crm.Updates));
        // It is no rule about articles: a company called like one is a company.
        Assert.Equal(1, (await import.ImportAsync(await Workbooks.SheetAsync(["Denumire", "CIF"], ["Product SRL", "RO12345674"]))).Count(ImportOutcome.Created));
    }

    [Fact]
    [Acceptance("001-29")]
    public async Task What_the_CRM_has_no_field_for_is_left_out_named_once_with_its_count_and_the_rows_are_imported()
    {
        var crm = new MemoryCrm(without: ["bank", "iban", "attention"]);
        var sheet = await Workbooks.SheetAsync([.. Workbooks.Headings, "Sold", "Agent"], [.. Workbooks.Acme, 12.5d, "Ion"], [.. Workbooks.Beta, 0d, null]);
        var report = await new CompanyImport(crm, new InMemoryImportMemory()).ImportAsync(sheet);
        Assert.Equal(2, report.Count(ImportOutcome.Created));
        Assert.Equal([("Persoana contact", 1), ("Banca", 1), ("IBAN", 1)], report.SkippedColumns.Select(static c => (c.Heading, c.Filled)));
        Assert.Equal([("Sold", 2), ("Agent", 1)], report.UnknownColumns.Select(static c => (c.Heading, c.Filled)));
        // A column that is not understood can be assigned by hand.
        await new CompanyImport(crm, new InMemoryImportMemory()).ImportAsync(sheet.Assign("Agent", "tradeRegister"), overwrite: new HashSet<int> { 2 });
        Assert.Equal("Ion", crm[crm.IdOf("Acme SRL"), "tradeRegister"]);
        Assert.Contains("There are: Denumire", Assert.Throws<ArgumentException>(() => sheet.Assign("Agentul", "street")).Message, StringComparison.Ordinal);
    }

    [Fact]
    [Acceptance("P-32c"), Acceptance("P-18f")]
    public async Task The_result_file_says_of_each_row_what_became_of_it_and_where_it_is()
    {
        var crm = new MemoryCrm();
        crm.Add(("name", "Acme"), ("vatNumber", "12345674"), ("country", "RO"));
        crm.Add(("name", "Twin SRL"), ("city", "Iasi"));
        crm.Add(("name", "Twin"), ("city", "Iași"));
        var sheet = await Workbooks.SheetAsync(
            ["Denumire", "CIF", "Localitate", "Judet", "Telefon"],
            ["Acme SRL", "RO12345674", "Cluj-Napoca", "Cluj", "=1+1"],
            ["Delta SRL", "RO2222", "București, Sectorul 3", "Sector 3", "0042"],
            ["Delta bis SRL", "2222", "Arad", "Arad", null],
            ["Twin SRL", null, "Iasi", "Iași", null],
            ["Epsilon SRL", "-", "Timişoara", "TIMIŞ", null],
            [new string('x', 61), "RO3333", null, null, null]);
        var report = await new CompanyImport(crm, new InMemoryImportMemory()).ImportAsync(sheet);
        using var file = new MemoryStream();
        await report.WriteAsync(file, static r => $"https://crm.example/{r.Entity}/{r.Id}");
        file.Position = 0;
        using var reader = ExcelDataReader.ExcelReaderFactory.CreateOpenXmlReader(file);
        var rows = new List<string[]>();
        while (reader.Read())
            rows.Add([.. Enumerable.Range(0, 5).Select(i => reader.GetValue(i) as string ?? "")]);
        Assert.Equal(["row", "outcome", "name", "reason", "link"], rows[0]);
        Assert.Equal([("2", "updated"), ("3", "skipped"), ("4", "skipped"), ("5", "skipped"), ("6", "created"), ("7", "skipped")], rows.Skip(1).Select(static r => (r[0], r[1])));
        Assert.Equal("https://crm.example/company/1", rows[1][4]);
        Assert.Contains("'name' was edited in the CRM and stays 'Acme'", rows[1][3], StringComparison.Ordinal);
        Assert.Contains("Rows 3, 4 are one company", rows[2][3], StringComparison.Ordinal);
        Assert.Contains("company:2, company:3", rows[4][3], StringComparison.Ordinal);
        Assert.Equal(("Timis", "https://crm.example/company/4"), (crm["4", "region"], rows[5][4]));
        Assert.Contains("61 characters, and the CRM keeps 60", rows[6][3], StringComparison.Ordinal);
        Assert.Equal(("12345674", "=1+1"), (crm["1", "vatNumber"], crm["1", "phone"]));
    }

    [Fact]
    [Acceptance("P-18f")]
    public async Task Bucharest_is_a_county_with_sectors_however_its_letters_are_written()
    {
        var crm = new MemoryCrm();
        object?[][] rows = [["A1 SRL", "Sector 1", "București"], ["A2 SRL", "Sectorul 2", "Bucureşti"], ["A3 SRL", "București", "Sector 3"], ["A4 SRL", "Galaţi", "Galați"]];
        await new CompanyImport(crm, new InMemoryImportMemory()).ImportAsync(await Workbooks.SheetAsync([["Denumire", "Localitate", "Judet"], .. rows]));
        Assert.Equal([("Bucuresti", "Sector 1"), ("Bucuresti", "Sector 2"), ("Bucuresti", "Sector 3"), ("Galati", "Galaţi")], new[] { "A1 SRL", "A2 SRL", "A3 SRL", "A4 SRL" }.Select(crm.IdOf).Select(id => (crm[id, "region"]!, crm[id, "city"]!)));
    }

    [Fact]
    public async Task A_CRM_that_stops_in_the_middle_is_gone_on_with_and_no_company_comes_twice()
    {
        var crm = new MemoryCrm();
        var path = Path.Combine(Path.GetTempPath(), $"import-{Guid.NewGuid():N}.json");
        try
        {
            var rows = Enumerable.Range(0, 250).Select(static i => (object?[])[$"Firma {i} SRL", $"RO{10_000_000 + i}"]).ToList();
            var sheet = await Workbooks.SheetAsync([["Denumire", "CIF"], .. rows]);
            crm.Answer = _ => crm.Creates >= 120 ? new WriteOutcome.NotSent(UnavailableReason.Limited, "Too many calls.") : null;
            var stopped = await new CompanyImport(crm, new FileImportMemory(path)).ImportAsync(sheet);
            Assert.Equal(("Too many calls.", 120, 130), (stopped.Stopped, stopped.Count(ImportOutcome.Created), stopped.Count(ImportOutcome.Skipped)));
            crm.Answer = static _ => null;
            var rest = await new CompanyImport(crm, new FileImportMemory(path)).ImportAsync(sheet);
            Assert.Equal((120, 130), (rest.Count(ImportOutcome.Unchanged), rest.Count(ImportOutcome.Created)));
            Assert.Equal(250, crm.Ids.Count);
            // The memory outlives the process: an edit is known as one.
            crm.Edit(crm.IdOf("Firma 7 SRL"), "name", "Seven");
            Assert.Equal(250, (await new CompanyImport(crm, new FileImportMemory(path)).ImportAsync(sheet)).Count(ImportOutcome.Unchanged));
            Assert.Equal("Seven", crm[crm.IdOf("Seven"), "name"]);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
