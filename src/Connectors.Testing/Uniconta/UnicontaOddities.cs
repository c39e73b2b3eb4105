namespace Connectors.Testing.Uniconta;

/// <summary>
/// What nobody has verified about the vendor, or what its pages and its users say differently. Each switch starts at the reading that is the likeliest, or,
/// where none is, at the one that punishes a careless client; a test turns it to prove that a client stands both.
/// </summary>
public sealed partial class UnicontaOddities
{
    /// <summary>How surface A words a refusal; its bodies are documented nowhere. The code's name as plain text by default.</summary>
    public UnicontaErrorShape EntityErrors { get; set; } = UnicontaErrorShape.Text;

    /// <summary>How surface B words a refusal of a read or a write; three shapes have been seen. Status 200 with the code's name as a JSON string by default.</summary>
    public UnicontaErrorShape WebApiErrors { get; set; } = UnicontaErrorShape.OkJsonString;

    /// <summary>Added to the value of every order without VAT: a vendor that computes otherwise than its caller.</summary>
    public decimal NetTotalOffBy { get; set; }

    /// <summary>A failed sign-in at surface B is status 200 with a bare JSON string, as seen live. False: status 401 with plain text.</summary>
    public bool FailedSignInIs200 { get; set; } = true;

    /// <summary>Surface B wants the partner's key in the sign-in. False by default: one client signs in without.</summary>
    public bool ApiKeyRequired { get; set; }

    /// <summary>A refresh answers a new refresh token and kills the old one. False: the old one is answered again.</summary>
    public bool RefreshTokensRotate { get; set; } = true;

    /// <summary>What a PUT does with the properties that it leaves out. They are cleared by default, to catch a client that sends half of a record.</summary>
    public UnicontaOmitted OmittedOnUpdate { get; set; } = UnicontaOmitted.Cleared;

    /// <summary>An insert on surface A answers 204 without a body, as one client saw. False: 200 with the record.</summary>
    public bool InsertsAnswer204 { get; set; }

    /// <summary>An update answers 200 without a body. False: with the record.</summary>
    public bool UpdatesAnswerEmpty { get; set; }

    /// <summary>InsertList answers the records. False by default: 200 without a body.</summary>
    public bool ListInsertsAnswerRows { get; set; }

    /// <summary>A list insert with one bad row inserts none. False by default: those before the bad one stay.</summary>
    public bool ListInsertsAreAtomic { get; set; }

    /// <summary>Members of a body that are no property are dropped without a word, as one client's orders suggest. False: 41 FieldHasinvalidValue.</summary>
    public bool UnknownMembersIgnored { get; set; } = true;

    /// <summary>Names of properties and of user-defined fields are compared without regard to case. False by default: <c>crmid</c> is not <c>CrmId</c>.</summary>
    public bool NamesIgnoreCase { get; set; }

    /// <summary>Which names and which values the two surfaces speak. Properties by default; the field dialect is that of the library and of proxies.</summary>
    public UnicontaDialect Dialect { get; set; } = UnicontaDialect.Properties;

    /// <summary>Names of 2016: a contact's Mobile (now Mobil), an offer's OrderNumber (now OfferNumber). False by default.</summary>
    public bool NamesOf2016 { get; set; }

    /// <summary>What becomes of a label that the user's language does not know. Silently the first one by default; nobody has seen it.</summary>
    public UnicontaUnknownLabel UnknownLabel { get; set; } = UnicontaUnknownLabel.FirstOfTheList;

    /// <summary>How Country reads. A number by default; one library's names suggest the other form. Writes take both.</summary>
    public UnicontaCountryForm CountryForm { get; set; } = UnicontaCountryForm.Number;

    /// <summary>An order line's OrderNumber reads as a number. False by default: as text, as in 2016.</summary>
    public bool LineOrderNumberIsNumber { get; set; }

    /// <summary>A text that is too long is cut. False by default: 41 FieldHasinvalidValue.</summary>
    public bool TooLongTextsAreCut { get; set; }

    /// <summary>A CVR number with blanks is refused (41); the vendor's page says that it must have none.</summary>
    public bool BlanksInCvrRefused { get; set; } = true;

    /// <summary>Keys differ although only their letter case does. False by default: <c>abc</c> exists when <c>ABC</c> does.</summary>
    public bool KeysAreCaseSensitive { get; set; }

    /// <summary>Keys of other tables (group, term, item …) are not looked up. False by default: 41 with the property; an unknown debtor is 20.</summary>
    public bool UnknownReferencesAccepted { get; set; }

    /// <summary>A debtor or item without group gets the group that is marked as default, as the vendor's page says of its program. False: 42.</summary>
    public bool DefaultGroupApplies { get; set; } = true;

    /// <summary>Fields that the company made mandatory stop inserts over HTTP too.</summary>
    public bool ForcedFieldsStopInserts { get; set; } = true;

    /// <summary>An order for a barred debtor is refused (22). False: only its invoice is (96).</summary>
    public bool BarredDebtorsRefuseOrders { get; set; } = true;

    /// <summary>A debtor with contacts cannot be deleted (47), as one with orders.</summary>
    public bool ContactsKeepDebtors { get; set; } = true;

    /// <summary>An update that changes nothing is refused with NoChange. False by default.</summary>
    public bool UnchangedUpdatesRefused { get; set; }

    /// <summary>An insert of an order takes currency, discount, terms, delivery address and so on from the debtor. False by default: the library does it, not the server.</summary>
    public bool DebtorDefaultsApplied { get; set; }

    /// <summary>An insert of a line takes text, price and cost from the item. False by default: a line without price costs nothing.</summary>
    public bool PricesComeFromItems { get; set; }

    /// <summary>A change of a line moves the order's UpdatedAt. False by default.</summary>
    public bool LinesTouchOrders { get; set; }

    /// <summary>The entities with User at the end exist also where the company has no user-defined field. False by default: 404.</summary>
    public bool UserEntitiesAlwaysExist { get; set; }

    /// <summary>Plain entities carry a UserFields member with definitions, as one client saw. Its values are never there.</summary>
    public bool PlainEntitiesCarryUserFields { get; set; } = true;

    /// <summary>Items and contacts have Created and UpdatedAt. False by default: nobody has seen them there.</summary>
    public bool ItemsAndContactsHaveUpdatedAt { get; set; }

    /// <summary>Created and UpdatedAt are Danish local time, still without a zone. False: UTC.</summary>
    public bool TimesInDanishZone { get; set; }
}
