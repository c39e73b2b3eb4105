namespace Connectors.Testing.Uniconta;

public sealed partial class UnicontaOddities
{
    /// <summary>
    /// Draws the readings that the sources leave open: a run over many seeds then holds whatever the vendor really does. What a client must be told stays as
    /// it is: the need of a partner key, surface B's update verb, the dialect, the names of 2016; so do limits and the number of copies of a change call.
    /// </summary>
    /// <param name="random">Decides; the same seed gives the same readings.</param>
    public void ChooseReadings(Random random)
    {
        bool Toss() => random.Next(2) == 1;
        EntityErrors = (UnicontaErrorShape)random.Next((int)UnicontaErrorShape.OkText);
        WebApiErrors = (UnicontaErrorShape)random.Next((int)UnicontaErrorShape.OkErrObject + 1);
        FailedSignInIs200 = Toss();
        RefreshTokensRotate = Toss();
        OmittedOnUpdate = (UnicontaOmitted)random.Next(2);
        InsertsAnswer204 = Toss();
        UpdatesAnswerEmpty = Toss();
        ListInsertsAnswerRows = Toss();
        ListInsertsAreAtomic = Toss();
        UnknownMembersIgnored = Toss();
        NamesIgnoreCase = Toss();
        UnknownLabel = (UnicontaUnknownLabel)random.Next(3);
        CountryForm = (UnicontaCountryForm)random.Next(2);
        LineOrderNumberIsNumber = Toss();
        TooLongTextsAreCut = Toss();
        BlanksInCvrRefused = Toss();
        KeysAreCaseSensitive = Toss();
        UnknownReferencesAccepted = Toss();
        DefaultGroupApplies = Toss();
        ForcedFieldsStopInserts = Toss();
        BarredDebtorsRefuseOrders = Toss();
        ContactsKeepDebtors = Toss();
        UnchangedUpdatesRefused = Toss();
        DebtorDefaultsApplied = Toss();
        PricesComeFromItems = Toss();
        LinesTouchOrders = Toss();
        UserEntitiesAlwaysExist = Toss();
        PlainEntitiesCarryUserFields = Toss();
        ItemsAndContactsHaveUpdatedAt = Toss();
        TimesInDanishZone = Toss();
        ODataPageSize = Toss() ? 100 : null;
        HasMetadata = Toss();
        UnknownFilter = (UnicontaUnknownFilter)random.Next(3);
        ODataDoubledQuotes = Toss();
        EntitiesTakeODataQueries = Toss();
        EntitiesTakeCompanyInPath = Toss();
        FilterValuesAreExpressions = Toss();
        OrderNumberPlace = (UnicontaOrderNumberPlace)random.Next(3);
        NullItemIsArgumentMissing = Toss();
        PostingNeedsAcceptJson = Toss();
        StoredOrdersCanBePosted = Toss();
        SimulationShowsNumber = Toss();
        ChangeUrlsOverHttp = Toss();
        TableFieldsOverHttp = Toss();
        WebhookOperation = (UnicontaOperationWord)random.Next(2);
        WebhookQuestionMarks = Toss();
        WebhookTableIsNumber = Toss();
        WebhookArgument = (UnicontaArgumentForm)random.Next(2);
        WebhooksOutOfOrder = Toss();
        WebhooksEchoApiWrites = Toss();
        WebhookBodyOnDelete = Toss();
        OrdersFireWebhooks = Toss();
        InvoicesFireWebhooks = Toss();
        RowIdFilter = (UnicontaRowIdFilter)random.Next(4);
    }
}
