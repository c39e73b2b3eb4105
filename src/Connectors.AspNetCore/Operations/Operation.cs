namespace Connectors.AspNetCore.Operations;

/// <summary>One endpoint.</summary>
/// <param name="Name">What hosts grant: <c>documents.send</c>.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Pattern">The route below the prefix.</param>
/// <param name="Handler">Does it.</param>
internal sealed record Operation(string Name, string Method, string Pattern, Func<OperationCall, Task> Handler)
{
    public override string ToString() => $"{Method} {Pattern}";
}

/// <summary>All endpoints.</summary>
internal static class OperationTable
{
    public static IReadOnlyList<Operation> All { get; } =
    [
        .. ConnectionOperations.All, .. OverviewOperations.All, .. ConnectOperations.All, .. SetupOperations.All, .. FieldOperations.All, .. RunOperations.All, .. PlanOperations.All, .. ParkedOperations.All, .. DocumentOperations.All, .. RecordOperations.All,
    ];
}
