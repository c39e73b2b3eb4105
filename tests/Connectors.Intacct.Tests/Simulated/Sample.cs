namespace Connectors.Intacct.Tests.Simulated;

/// <summary>One kind of record: how to make one with every member filled, and what to change of it.</summary>
internal abstract record Sample(string Name, string ObjectName)
{
    /// <summary>The object without the type.</summary>
    public string PlainName => ObjectName.Split("::")[0];

    public abstract Task<WrittenRecord> CreateAsync(IIntacctClient client, CallOptions? options = null);

    public abstract Task RoundTripAsync(SimulatedIntacct test);

    public abstract Task DeleteAsync(IIntacctClient client, RecordKey key, CallOptions? options = null);

    public abstract Task<WrittenRecord> UpdateAsync(IIntacctClient client, RecordKey key, CallOptions? options = null);

    public override string ToString() => Name;
}

internal sealed record Sample<TRecord, TInput>(
    string Name, string ObjectName, Func<IIntacctClient, RecordOperations<TRecord, TInput>> Of, TInput Input, Func<TInput, TInput> Change, string[] Empty, bool HasCustom = true) : Sample(Name, ObjectName)
    where TRecord : class, TInput where TInput : class
{
    public override Task<WrittenRecord> CreateAsync(IIntacctClient client, CallOptions? options = null) => Of(client).CreateAsync(Input, options);

    public override Task DeleteAsync(IIntacctClient client, RecordKey key, CallOptions? options = null) => Of(client).DeleteAsync(key, options);

    public override Task<WrittenRecord> UpdateAsync(IIntacctClient client, RecordKey key, CallOptions? options = null) => Of(client).UpdateAsync(key, Change, options);

    public override async Task RoundTripAsync(SimulatedIntacct test)
    {
        var operations = Of(test.Client);
        Assert.Equal(Empty.Order(StringComparer.Ordinal), Members.Empty(Input, typeof(TInput)).Order(StringComparer.Ordinal));

        // Created, and read back as it was sent.
        var key = (await operations.CreateAsync(Input)).Key;
        Members.Same(Input, await operations.GetAsync(key), typeof(TInput), Name);

        // Nothing differs: nothing is sent.
        test.Sim.ClearCalls();
        Assert.False((await operations.UpdateAsync(key, static current => current)).Sent);
        Assert.DoesNotContain(test.Sim.Calls, static c => c.Method == "PATCH");

        // What the package does not know outlives a change.
        if (HasCustom)
            test.Account.Edit(PlainName, key.Value, """{"nsp::CRM_ID":"kept"}""");
        var before = test.Account.Records(PlainName).Single(r => r.Key == key.Value);
        var changed = Change((TInput)await operations.GetAsync(key));
        Assert.True((await operations.UpdateAsync(key, Change)).Sent);
        var after = test.Account.Records(PlainName).Single(r => r.Key == key.Value);
        Members.Same(changed, await operations.GetAsync(key), typeof(TInput), Name + " changed");
        if (HasCustom)
            Assert.Equal("kept", after["nsp::CRM_ID"]);
        Assert.NotEqual(before.ToJson(), after.ToJson());

        // Deleted; then it is not there.
        await operations.DeleteAsync(key);
        await Assert.ThrowsAsync<ConnectorNotFoundException>(() => operations.GetAsync(key));
        Assert.DoesNotContain(test.Account.Records(PlainName), r => r.Key == key.Value);
    }
}
