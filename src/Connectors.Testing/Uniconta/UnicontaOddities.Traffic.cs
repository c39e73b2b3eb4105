namespace Connectors.Testing.Uniconta;

public sealed partial class UnicontaOddities
{
    /// <summary>/odata answers at most so many rows and a nextLink for the rest. Null by default: everything at once.</summary>
    public int? ODataPageSize { get; set; }

    /// <summary>/odata has a $metadata document. False by default: 404; no source mentions one.</summary>
    public bool HasMetadata { get; set; }

    /// <summary>What a filter on a property that does not exist, or that the database does not hold, does. Everything matches by default, as one client saw.</summary>
    public UnicontaUnknownFilter UnknownFilter { get; set; } = UnicontaUnknownFilter.MatchesEverything;

    /// <summary>What looking for a RowId does, on both surfaces. It works by default; no source shows a client that does it.</summary>
    public UnicontaRowIdFilter RowIdFilter { get; set; } = UnicontaRowIdFilter.Works;

    /// <summary>In an OData text, <c>''</c> stands for one quote. False: the text ends there and the filter is refused.</summary>
    public bool ODataDoubledQuotes { get; set; } = true;

    /// <summary>The list of /api/Entities understands $filter, $orderby, $top and $skip, as one client sends. False by default: they are ignored.</summary>
    public bool EntitiesTakeODataQueries { get; set; }

    /// <summary>/api/Entities/{CompanyId}/{Entity} works, as one client's address suggests. False by default: 404.</summary>
    public bool EntitiesTakeCompanyInPath { get; set; }

    /// <summary>FilterValue of surface B is a small language: <c>a..b</c>, <c>*text*</c>, <c>a;b</c>. False: it is compared as it stands.</summary>
    public bool FilterValuesAreExpressions { get; set; } = true;

    /// <summary>How surface B updates; no source shows it. PUT /Crud/Update/{Entity} by default.</summary>
    public UnicontaUpdateVerb WebApiUpdate { get; set; } = UnicontaUpdateVerb.Put;

    /// <summary>Where GenerateDebtorInvoice looks for the order number. At either place by default.</summary>
    public UnicontaOrderNumberPlace OrderNumberPlace { get; set; } = UnicontaOrderNumberPlace.Either;

    /// <summary>A line with <c>"Item": null</c> makes GenerateDebtorInvoice answer ArgumentMissing: one suspected reason of what was seen live. False by default.</summary>
    public bool NullItemIsArgumentMissing { get; set; }

    /// <summary>GenerateDebtorInvoice answers ArgumentMissing unless JSON is accepted explicitly: the other suspected reason. False by default.</summary>
    public bool PostingNeedsAcceptJson { get; set; }

    /// <summary>GenerateDebtorInvoice with a stored order's number and no lines posts that order. False by default: ArgumentMissing.</summary>
    public bool StoredOrdersCanBePosted { get; set; }

    /// <summary>A simulated posting answers the number that would come next. False by default: 0.</summary>
    public bool SimulationShowsNumber { get; set; }

    /// <summary>Calls per user and day after which the server slows down. 5,000 by default; null: never.</summary>
    public int? CallsPerStep { get; set; } = 5000;

    /// <summary>By how much each full step slows down.</summary>
    public TimeSpan DelayPerStep { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>What the slow-down does: every call waits by default. The vendor's wording leaves open whether only each 5,000th does; code 88 SlowDown exists too.</summary>
    public UnicontaSlowDown SlowDown { get; set; } = UnicontaSlowDown.EveryCallWaits;

    /// <summary>Inserts per user and day above which 93 ToManyCreatesInOneDay is answered. Null by default: the code exists, its limit is unknown.</summary>
    public int? InsertsPerDay { get; set; }

    /// <summary>TableChangeEventClient can be read and written over HTTP. False by default: 404; a wrapper of the library can.</summary>
    public bool ChangeUrlsOverHttp { get; set; }

    /// <summary>TableFieldsClient can be read over HTTP. False by default: 404.</summary>
    public bool TableFieldsOverHttp { get; set; }

    /// <summary>The name of the operation's parameter in a change call. <c>Action</c> by default, as both production receivers read it; the vendor's page writes <c>Operation</c>.</summary>
    public UnicontaOperationWord WebhookOperation { get; set; } = UnicontaOperationWord.Action;

    /// <summary>The parameters of a change call are separated by <c>?</c>, as the vendor's page prints it. False by default: by an ampersand.</summary>
    public bool WebhookQuestionMarks { get; set; }

    /// <summary>Table is the table's number. False by default: its name.</summary>
    public bool WebhookTableIsNumber { get; set; }

    /// <summary>How the change URL's argument travels.</summary>
    public UnicontaArgumentForm WebhookArgument { get; set; } = UnicontaArgumentForm.Parameter;

    /// <summary>How many calls one save sends. 1 by default; one save in the program may send several.</summary>
    public int WebhookCopies { get; set; } = 1;

    /// <summary>Waiting change calls go out newest first. False by default; no order is promised.</summary>
    public bool WebhooksOutOfOrder { get; set; }

    /// <summary>Writes through the API fire change calls too. True by default.</summary>
    public bool WebhooksEchoApiWrites { get; set; } = true;

    /// <summary>With UsePost, the call about a delete carries the last state of the record. False by default: no body.</summary>
    public bool WebhookBodyOnDelete { get; set; }

    /// <summary>Orders and their lines fire change calls. False by default: master data only.</summary>
    public bool OrdersFireWebhooks { get; set; }

    /// <summary>A posted invoice fires a call of table DebtorInvoiceLocal with InvoiceId, which one receiver reads. False by default; its origin is unknown.</summary>
    public bool InvoicesFireWebhooks { get; set; }
}
