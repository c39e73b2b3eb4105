using Connectors.AspNetCore.Operations;
using Connectors.TestSupport;

namespace Connectors.AspNetCore.Tests.Operations;

/// <summary>The endpoints that there are.</summary>
public sealed class OperationTableTests
{
    [Fact]
    public void Every_endpoint_has_a_name_of_its_own_and_a_route_of_its_own()
    {
        Assert.Equal(OperationTable.All.Count, OperationTable.All.Select(static o => o.Name).Distinct().Count());
        Assert.Equal(OperationTable.All.Count, OperationTable.All.Select(static o => o.ToString()).Distinct().Count());
    }

    [Fact]
    public void The_table_of_operations() => Verified.Text(string.Join('\n', OperationTable.All.Select(static o => $"{o.Name,-24} {o}")));
}
