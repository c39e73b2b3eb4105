namespace Connectors.Testing.Dinero;

/// <summary>Contacts: companies and persons in one list, soft delete, restore.</summary>
internal static class ContactEndpoints
{
    private static readonly FieldMap<StoredContact> Fields = new FieldMap<StoredContact>()
        .Add("ContactGuid", static (o, c) => o.Value(c.ContactGuid))
        .Add("CreatedAt", static (o, c) => o.Value(c.CreatedAt))
        .Add("UpdatedAt", static (o, c) => o.Value(c.UpdatedAt))
        .Add("DeletedAt", static (o, c) => o.Value(c.DeletedAt))
        .Add("IsDebitor", static (o, c) => o.Value(c.IsDebitor), list: false)
        .Add("IsCreditor", static (o, c) => o.Value(c.IsCreditor), list: false)
        .Add("CompanyStatus", static (o, c) => o.Value(c.CompanyStatus))
        .Add("VatRegionKey", static (o, c) => o.Value(Countries.VatRegion(c.CountryKey)))
        .Add("ExternalReference", static (o, c) => o.Value(c.ExternalReference), filter: static c => c.ExternalReference)
        .Add("Name", static (o, c) => o.Value(c.Name), filter: static c => c.Name)
        .Add("Street", static (o, c) => o.Loose(c.Street))
        .Add("ZipCode", static (o, c) => o.Loose(c.ZipCode))
        .Add("City", static (o, c) => o.Loose(c.City))
        .Add("CountryKey", static (o, c) => o.Value(c.CountryKey))
        .Add("Phone", static (o, c) => o.Loose(c.Phone), filter: static c => c.Phone)
        .Add("Email", static (o, c) => o.Loose(c.Email), filter: static c => c.Email)
        .Add("Webpage", static (o, c) => o.Loose(c.Webpage))
        .Add("AttPerson", static (o, c) => o.Loose(c.AttPerson))
        .Add("VatNumber", static (o, c) => o.Loose(c.VatNumber), filter: static c => c.VatNumber)
        .Add("EanNumber", static (o, c) => o.Loose(c.EanNumber), filter: static c => c.EanNumber)
        .Add("SENumber", static (o, c) => o.Loose(c.SENumber), list: false)
        .Add("PNumber", static (o, c) => o.Loose(c.PNumber), list: false)
        .Add("PaymentConditionType", static (o, c) => o.Value(c.PaymentConditionType))
        .Add("PaymentConditionNumberOfDays", static (o, c) => o.Value((long)c.PaymentConditionNumberOfDays))
        .Add("IsPerson", static (o, c) => o.Value(c.IsPerson), filter: static c => c.IsPerson ? "true" : "false")
        .Add("IsMember", static (o, c) => o.Value(c.IsMember))
        .Add("MemberNumber", static (o, c) => o.Value(c.MemberNumber))
        .Add("UseCvr", static (o, c) => o.Value(c.UseCvr), list: false)
        .Add("CompanyTypeKey", static (o, c) => o.Value(c.CompanyTypeKey), list: false)
        .Add("InvoiceMailOutOptionKey", static (o, c) => o.Value(c.InvoiceMailOutOptionKey), list: false)
        .Add("PreferredInvoiceLanguageKey", static (o, c) => o.Value(c.PreferredInvoiceLanguageKey))
        .Add("PreferredInvoiceCurrencyKey", static (o, c) => o.Value(c.PreferredInvoiceCurrencyKey));

    private static readonly HashSet<string> CompanyTypes = new(
        [
            "EmptyCompanyType", "SoleProprietorship", "PrivateLimitedCompany", "PublicLimitedCompany", "GeneralPartnership", "LimitedPartnership",
            "LimitedLiabilityCooperative", "LimitedLiabilityVoluntaryAssociation", "LimitedLiabilityCompany", "EntreprenurLimitedCompany", "Union",
            "VoluntaryUnion", "SmallPersonallyOwnedCompany", "TrustFund", "Others",
        ],
        StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> Languages = new(["da", "en", "de", "sv", "no"], StringComparer.OrdinalIgnoreCase);

    public static void Map(RouteTable<DineroCall> routes)
    {
        routes.Add("GET /v1/{o}/contacts", "contacts.list", static c => c.Oddities.V1ContactListRefused ? SimResponse.Empty(401) : List(c, v2: false));
        routes.Add("GET /v2/{o}/contacts", "contacts.list", static c => List(c, v2: true));
        routes.Add("GET /v1/{o}/contacts/{guid}", "contacts.get", Get);
        routes.Add("POST /v1/{o}/contacts", "contacts.create", Create);
        routes.Add("PUT /v1/{o}/contacts/{guid}", "contacts.update", Update);
        routes.Add("PUT /v2/{o}/contacts/{guid}", "contacts.update", Update);
        routes.Add("DELETE /v1/{o}/contacts/{guid}", "contacts.delete", Delete);
        routes.Add("POST /v1/{o}/contacts/{guid}/restore", "contacts.restore", Restore);
    }

    private static SimResponse List(DineroCall call, bool v2)
    {
        var list = ListRequest.Of(call);
        var fields = Fields.Select(call.Query("fields"), "name,contactGuid");
        var matches = list.Matches(Fields);
        var table = call.Account.ContactTable;

        // Version 2 shows living and deleted rows alike, whatever deletedOnly=false says; only true narrows it.
        var both = v2 && !list.DeletedOnly && (call.Query("deletedOnly") is null || !call.Oddities.V2ContactsHonourDeletedOnlyFalse);
        bool InScope(StoredContact c) => both || (c.DeletedAt is not null) == list.DeletedOnly;
        var rows = list.Candidates(call, table).Where(c => InScope(c) && list.ChangedInTime(c.UpdatedAt, c.DeletedAt) && matches(c)).ToList();
        return list.Answer(call, fields, rows, () => table.Values.Count(InScope));
    }

    private static SimResponse Get(DineroCall call)
    {
        var contact = Existing(call);
        return call.Ok(json => Fields.WriteSingle(json, contact));
    }

    private static SimResponse Create(DineroCall call)
    {
        var body = call.Body;
        var contact = Read(call, body);
        var chosen = body.GuidOrNull("ContactGuid");
        body.ThrowIfInvalid();

        var taken = chosen is { } guid ? call.Account.ContactTable.Get(guid) : null;
        if (taken is not null && call.Oddities.DuplicateGuid == DineroDuplicateGuid.Refused)
            throw ApiError.Validation("contactGuid", "A contact with this guid exists already.");
        contact = contact with
        {
            ContactGuid = chosen ?? call.Account.NextGuid(),
            CreatedAt = taken?.CreatedAt ?? call.Now,
            IsDebitor = taken?.IsDebitor ?? false,
            IsCreditor = taken?.IsCreditor ?? false,
        };
        contact = call.Account.SaveContact(call.Account.FromRegister(contact));
        return call.Created(json => json.Name("ContactGuid").Value(contact.ContactGuid));
    }

    private static SimResponse Update(DineroCall call)
    {
        var stored = Living(call);
        var contact = Read(call, call.Body);
        call.Body.ThrowIfInvalid();

        // The whole object is replaced: what the caller left out is gone. Only what no caller can write survives.
        contact = contact with
        {
            ContactGuid = stored.ContactGuid,
            CreatedAt = stored.CreatedAt,
            IsDebitor = stored.IsDebitor,
            IsCreditor = stored.IsCreditor,
            CompanyStatus = stored.CompanyStatus,
        };
        call.Account.SaveContact(call.Account.FromRegister(contact));
        return call.Done();
    }

    private static SimResponse Delete(DineroCall call)
    {
        call.Account.SaveContact(Living(call) with { DeletedAt = call.Now });
        return call.Done();
    }

    private static SimResponse Restore(DineroCall call)
    {
        var stored = Existing(call);
        if (stored.DeletedAt is not null)
            call.Account.SaveContact(stored with { DeletedAt = null });
        return call.Done();
    }

    private static StoredContact Existing(DineroCall call) => call.Account.ContactTable.Get(call.RouteGuid()) ?? throw call.NotFound();

    private static StoredContact Living(DineroCall call)
    {
        var stored = Existing(call);
        return stored.DeletedAt is null ? stored
            : throw (call.Oddities.SecondDeleteIs404 ? call.NotFound() : ApiError.Deleted());
    }

    private static StoredContact Read(DineroCall call, Body body)
    {
        var contact = new StoredContact
        {
            ExternalReference = body.Text("ExternalReference", max: 128),
            Name = body.Text("Name", required: true) ?? "",
            Street = body.Text("Street"),
            ZipCode = body.Text("ZipCode"),
            City = body.Text("City"),
            CountryKey = body.Text("CountryKey", required: true) ?? "",
            Phone = body.Text("Phone"),
            Email = body.Text("Email"),
            Webpage = body.Text("Webpage"),
            AttPerson = body.Text("AttPerson"),
            VatNumber = body.Text("VatNumber"),
            EanNumber = body.Text("EanNumber"),
            SENumber = body.Text("SENumber"),
            PNumber = body.Text("PNumber"),
            IsPerson = body.Bool("IsPerson"),
            IsMember = body.Bool("IsMember"),
            MemberNumber = body.Text("MemberNumber"),
            UseCvr = body.Bool("UseCvr"),
            CompanyTypeKey = body.Text("CompanyTypeKey"),
            InvoiceMailOutOptionKey = body.Text("InvoiceMailOutOptionKey"),
            PreferredInvoiceLanguageKey = body.Text("PreferredInvoiceLanguageKey"),
            PreferredInvoiceCurrencyKey = body.Text("PreferredInvoiceCurrencyKey"),
        };
        contact = Country(contact, body);
        contact = PaymentCondition(call, contact, body);
        CheckPerson(contact, body);
        CheckChoices(call, contact, body);
        return contact;
    }

    private static StoredContact Country(StoredContact contact, Body body)
    {
        if (contact.CountryKey.Length == 0)
            return contact;
        if (Countries.Find(contact.CountryKey) is { } country)
            return contact with { CountryKey = country.Key };
        body.Rule("CountryKey", $"'{contact.CountryKey}' is not a known country key.");
        return contact;
    }

    private static StoredContact PaymentCondition(DineroCall call, StoredContact contact, Body body)
    {
        var type = body.Text("PaymentConditionType");
        var days = body.IntOrNull("PaymentConditionNumberOfDays");
        if (string.IsNullOrEmpty(type))
            return contact with { PaymentConditionType = "Netto", PaymentConditionNumberOfDays = days ?? call.Account.StandardPaymentDays };
        if (PaymentConditions.Check(type, days, body, paidAllowed: false) is not { } known)
            return contact;
        return contact with { PaymentConditionType = known, PaymentConditionNumberOfDays = PaymentConditions.DaysOf(known, days, call.Account) };
    }

    /// <summary>An empty text is not null: a CRM that writes "" for nothing is refused.</summary>
    private static void CheckPerson(StoredContact contact, Body body)
    {
        if (!contact.IsPerson)
            return;
        foreach (var (name, value) in new[]
                 {
                     ("VatNumber", contact.VatNumber), ("EanNumber", contact.EanNumber), ("SENumber", contact.SENumber), ("PNumber", contact.PNumber), ("AttPerson", contact.AttPerson),
                 })
        {
            if (value is not null)
                body.Rule(name, $"{name} must be null when the contact is a person.");
        }
    }

    private static void CheckChoices(DineroCall call, StoredContact contact, Body body)
    {
        if (!string.IsNullOrEmpty(contact.CompanyTypeKey) && !CompanyTypes.Contains(contact.CompanyTypeKey))
            body.Rule("CompanyTypeKey", $"'{contact.CompanyTypeKey}' is not a known company type.");
        if (!string.IsNullOrEmpty(contact.PreferredInvoiceLanguageKey) && !Languages.Contains(contact.PreferredInvoiceLanguageKey))
            body.Rule("PreferredInvoiceLanguageKey", $"'{contact.PreferredInvoiceLanguageKey}' is not a known language.");
        if (!string.IsNullOrEmpty(contact.PreferredInvoiceCurrencyKey) && call.Account.RateOf(contact.PreferredInvoiceCurrencyKey) is null)
            body.Rule("PreferredInvoiceCurrencyKey", $"'{contact.PreferredInvoiceCurrencyKey}' is not a known currency.");
        if (string.IsNullOrEmpty(contact.InvoiceMailOutOptionKey))
            return;
        var (known, number) = contact.InvoiceMailOutOptionKey switch
        {
            "VAT" => (true, contact.VatNumber),
            "GLN" => (true, contact.EanNumber),
            "SE" => (true, contact.SENumber),
            "P" => (true, contact.PNumber),
            _ => (false, null),
        };
        if (!known)
            body.Rule("InvoiceMailOutOptionKey", $"'{contact.InvoiceMailOutOptionKey}' is not a known option.");
        else if (string.IsNullOrEmpty(number))
            body.Rule("InvoiceMailOutOptionKey", $"The number for '{contact.InvoiceMailOutOptionKey}' is missing on the contact.");
    }
}
