using System.Linq.Expressions;
using Connectors.Crm.EntityFrameworkCore.Lists;
using Microsoft.EntityFrameworkCore;

namespace Connectors.Crm.EntityFrameworkCore;

/// <summary>Says more about a table of options that accounting fills.</summary>
/// <typeparam name="T">The option's class.</typeparam>
public sealed class CrmListBuilder<T> where T : class, new()
{
    private readonly OptionTable<T> _table;

    internal CrmListBuilder(OptionTable<T> table) => _table = table;

    /// <summary>Where accounting's key is kept with the option. Without one an option is found by its value, the first time by its label.</summary>
    public CrmListBuilder<T> Key(Expression<Func<T, string?>> key)
    {
        ArgumentNullException.ThrowIfNull(key);
        _table.Key = key;
        return this;
    }

    /// <summary>Where the option keeps what accounting says of the entry beside its label: its parent, its due days. Accounting's pages say which details a list has; one that it does not have stays empty.</summary>
    /// <param name="name">The detail's name, such as <c>description</c>.</param>
    /// <param name="column">The text column. What a user writes into it is set back.</param>
    /// <exception cref="ArgumentException">The list has a detail of that name already.</exception>
    public CrmListBuilder<T> Detail(string name, Expression<Func<T, string?>> column)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(column);
        if (!_table.Details.TryAdd(name, column))
            throw new ArgumentException($"The list '{_table.Name}' has a detail '{name}' already.", nameof(name));
        return this;
    }

    /// <summary>The rows that belong to this list, where one table holds several. Complete new rows in <see cref="OnCreate"/>.</summary>
    public CrmListBuilder<T> Where(Expression<Func<T, bool>> filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        _table.Filter = filter;
        return this;
    }

    /// <summary>Completes an option before it is stored.</summary>
    public CrmListBuilder<T> OnCreate(Action<T, DbContext> complete)
    {
        ArgumentNullException.ThrowIfNull(complete);
        _table.OnCreate += complete;
        return this;
    }
}
