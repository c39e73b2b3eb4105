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
