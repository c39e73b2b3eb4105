namespace Connectors.Uniconta;

/// <summary>User-defined fields: what a company has, and whether it has what a program needs.</summary>
public class UserFieldOperations : UnicontaReadOperations<UserFieldDefinition>
{
    // So many rows are looked at where definitions cannot be read: a field that is empty in a row does not show there.
    private const int SampleRows = 200;

    /// <summary>For fakes.</summary>
    protected UserFieldOperations()
    {
    }

    internal UserFieldOperations(UnicontaApi api) : base(api, UnicontaTables.UserFields)
    {
    }

    /// <summary>
    /// Looks for fields by their exact names. Definitions are asked for first; where this Uniconta does not give them over HTTP, rows of the table are looked at, and a name that none of them
    /// shows may still be a field that is empty everywhere: <see cref="UserFieldState.NotSeen"/>, not missing.
    /// </summary>
    /// <param name="table">The table.</param>
    /// <param name="names">The names, with their letter case: it counts in Uniconta.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <returns>One finding per name, in their order.</returns>
    public virtual async Task<IReadOnlyList<UserFieldFinding>> CheckAsync(UserFieldTable table, IReadOnlyCollection<string> names, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(names);
        // A member that is named as a standard one is no user-defined field, but there it is: rows decide.
        var shown = await ReadShownAsync(table, options, cancellationToken).ConfigureAwait(false);
        if (names.All(shown.Contains))
            return [.. names.Select(static n => new UserFieldFinding(n, UserFieldState.Found, n))];
        var defined = await ReadDefinedAsync(table, options, cancellationToken).ConfigureAwait(false);
        return [.. names.Select(n => Find(n, shown, defined))];
    }

    private static UserFieldFinding Find(string name, HashSet<string> shown, HashSet<string>? defined)
    {
        if (shown.Contains(name) || defined?.Contains(name) == true)
            return new(name, UserFieldState.Found, name);
        var near = shown.Concat(defined ?? []).FirstOrDefault(s => string.Equals(s, name, StringComparison.OrdinalIgnoreCase));
        return near is not null ? new(name, UserFieldState.OtherLetterCase, near) : new(name, defined is null ? UserFieldState.NotSeen : UserFieldState.Missing, null);
    }

    private async Task<HashSet<string>> ReadShownAsync(UserFieldTable table, CallOptions? options, CancellationToken cancellationToken)
    {
        var definition = table.Definition;
        var surface = Api.Surface;
        var (_, page) = await Api.ReadTableAsync(
            surface, definition, entity => surface.ListAsync(Operation("check"), entity, new() { PageSize = SampleRows, OrderBy = new(definition.PageOrder) }, new(0, SampleRows, null), Api.EntitiesJson.JsonElement, options, cancellationToken)).ConfigureAwait(false);
        return [.. page.Rows.SelectMany(static r => r.EnumerateObject().Select(static m => m.Name))];
    }

    private async Task<HashSet<string>?> ReadDefinedAsync(UserFieldTable table, CallOptions? options, CancellationToken cancellationToken)
    {
        // Whose definitions to look for is not known: they would all look missing.
        if (table.TableId is not { } id)
            return null;
        try
        {
            var all = await ListPageAsync(null, null, options, cancellationToken).ConfigureAwait(false);
            // Definitions that do not say their table cannot be told apart; those of the table alone are an answer.
            return all.Items.Any(static d => d.TableId is > 0) ? [.. all.Items.Where(d => d.TableId == id).Select(static d => d.Name).OfType<string>()] : null;
        }
        catch (ConnectorApiException e) when (e is not ConnectorRateLimitException)
        {
            return null;
        }
    }
}

/// <summary>A table that can have user-defined fields.</summary>
/// <param name="Value">Its name: <c>Debtor</c>.</param>
public readonly record struct UserFieldTable(string Value)
{
    /// <summary>Debtors.</summary>
    public static readonly UserFieldTable Debtor = new("Debtor");

    /// <summary>Contacts.</summary>
    public static readonly UserFieldTable Contact = new("Contact");

    /// <summary>Employees.</summary>
    public static readonly UserFieldTable Employee = new("Employee");

    /// <summary>Items.</summary>
    public static readonly UserFieldTable Item = new("InvItem");

    /// <summary>Sales orders.</summary>
    public static readonly UserFieldTable Order = new("DebtorOrder");

    /// <summary>Lines of sales orders.</summary>
    public static readonly UserFieldTable OrderLine = new("DebtorOrderLine");

    /// <summary>Sales offers.</summary>
    public static readonly UserFieldTable Offer = new("DebtorOffer");

    /// <summary>Lines of sales offers.</summary>
    public static readonly UserFieldTable OfferLine = new("DebtorOfferLine");

    /// <summary>The name.</summary>
    public override string ToString() => Value ?? "";

    internal UnicontaTable Definition => new(UserFieldNames.Operation, Value + "Client") { UserEntity = Value + "ClientUser" };

    // Known from webhooks of clients in production; the orders' numbers are shown by no source.
    internal int? TableId => Value switch { "Debtor" => 50, "Contact" => 60, "Employee" => 95, "InvItem" => 23, _ => null };
}

internal static class UserFieldNames
{
    public const string Operation = "userFields";
}

/// <summary>Whether a user-defined field is there. An open list.</summary>
/// <param name="Value">The word.</param>
public readonly record struct UserFieldState(string Value)
{
    /// <summary>It is there.</summary>
    public static readonly UserFieldState Found = new("found");

    /// <summary>There is one that differs in letter case only: <see cref="UserFieldFinding.Actual"/>. Names count exactly, so it is not the one.</summary>
    public static readonly UserFieldState OtherLetterCase = new("other-letter-case");

    /// <summary>The table's definitions do not have it.</summary>
    public static readonly UserFieldState Missing = new("missing");

    /// <summary>No row shows it, and definitions could not be read: missing, or empty everywhere.</summary>
    public static readonly UserFieldState NotSeen = new("not-seen");

    /// <summary>The word.</summary>
    public override string ToString() => Value ?? "";
}

/// <summary>What was found of one name.</summary>
/// <param name="Name">The name that was looked for.</param>
/// <param name="State">What was found.</param>
/// <param name="Actual">The name that is there, if one is.</param>
public sealed record UserFieldFinding(string Name, UserFieldState State, string? Actual);
