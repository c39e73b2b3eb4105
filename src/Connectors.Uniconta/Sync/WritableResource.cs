using Connectors.Sync;

namespace Connectors.Uniconta.Sync;

/// <summary>A table that is written as well. Uniconta has no versions and no key that makes a repeat harmless: an update is built on the row as it is read directly before it is sent, and everything is sent once.</summary>
/// <typeparam name="T">A row.</typeparam>
internal abstract class WritableResource<T>(UnicontaRun run, string entity, UserFieldSet userFields) : TableResource<T>(run, entity, userFields) where T : UnicontaRecord
{
    // Two that make numbers at the same time meet at most so often.
    private const int MaxNumbers = 5;

    protected abstract UnicontaTableOperations<T> Writes { get; }

    protected sealed override UnicontaReadOperations<T> Rows => Writes;

    /// <summary>How keys are made where nobody gives one; null = not at all.</summary>
    protected virtual KeyNumbering? Numbering => null;

    protected virtual string? KeyOf(T row) => null;

    protected virtual T WithKey(T row, string? key) => row;

    /// <summary>A new row, before anything is set in it.</summary>
    protected abstract T New { get; }

    /// <summary>What is given to a new row where nobody said anything.</summary>
    protected virtual T Complete(T row) => row;

    /// <summary>Uniconta makes the key of this new row.</summary>
    protected virtual bool IsNumberedThere(T row) => false;

    /// <summary>What tells a row apart that Uniconta did not answer: all of it must agree.</summary>
    protected abstract bool IsTheSame(T made, T shown);

    /// <summary>By what to look for a row that Uniconta did not answer.</summary>
    protected abstract (string Field, string? Value) TraceOf(T made);

    protected EntityCapabilities Writable(params string[] searchable) => new()
    {
        Entity = Entity,
        Resource = Name,
        ReadBatchSize = 500,
        SearchableFields = [.. searchable, .. Options.MarkerField is { } mark ? [mark] : Array.Empty<string>()],
        CanDelete = true,
        WriteTimeout = Options.WriteTimeout,
        SettleTime = Options.SettleTime,
        CreateSafety = Options.MarkerField is { } marker ? new CreateSafety.ReadBack(marker) : CreateSafety.Nothing,
        // The row is read and sent in one go, so that what is not named stays as it is.
        WriteShape = WriteShape.Patch,
        Concurrency = ConcurrencyGuard.None,
        WriteReturnsRecord = false,
        MarkerField = Options.MarkerField,
        NumberField = Key,
        // The row, and once the debtor that it belongs to.
        ReadCost = 2,
        // Reading and writing; where Uniconta cannot be asked for a row's id, it is asked in vain first. A create whose answer is empty is looked for, and a number that is made is looked up.
        WriteCost = 3,
    };

    /// <summary>Lengths and words, which Uniconta may cut or replace in silence.</summary>
    protected override IEnumerable<Problem> Check(EntitySchema schema, RecordWrite write)
    {
        foreach (var (slot, value) in write.Set)
        {
            var field = schema[slot];
            if (field.ReadOnly || value.Kind != FieldValueKind.Text)
                continue;
            var text = value.AsText()!;
            if (write.Current is { } current && current.TryGet(field.Name, out var now) && now == value)
                continue;
            if (field.MaxLength is { } max && text.Length > max)
                yield return new Problem("too-long", field.Name, $"'{field.Name}' keeps {max} characters, as far as is known; this value has {text.Length}.", Fixer.User, "Shorten it; if your Uniconta keeps more, say so in MaxLengths.");
            if (field.Type == FieldType.Choice && field.Choices.Length > 0 && !field.Choices.Any(c => c.Active && string.Equals(c.Value, text, StringComparison.OrdinalIgnoreCase)))
            {
                yield return new Problem("choice-unknown", field.Name, $"'{text}' is not one of the values of '{field.Name}'.", Fixer.User,
                    NearestName.Find(text, field.Choices.Select(static c => c.Value)) is { } near ? $"Did you mean '{near}'?" : $"Choose one of: {string.Join(", ", field.Choices.Where(static c => c.Active).Take(10).Select(static c => c.Value))}.");
            }
        }
    }

    /// <summary>What must be known before a write can be made of its values.</summary>
    protected virtual Task<Problem?> PrepareAsync(EntitySchema schema, RecordWrite write, CancellationToken cancellationToken) => Task.FromResult<Problem?>(null);

    protected override async Task<WriteOutcome> CreateAsync(EntitySchema schema, RecordWrite write, CancellationToken cancellationToken)
    {
        if (await Outcomes.Guard(() => PrepareAsync(schema, write, cancellationToken)).ConfigureAwait(false) is { } problem)
            return new WriteOutcome.Refused(problem);
        var row = Complete(Fields.Apply(schema, New, write.Set));
        if (Options.MarkerField is { } field && write.Marker is { } marker)
            row = row.WithField(field, marker);
        if (Key is not { } key || !string.IsNullOrEmpty(KeyOf(row)) || IsNumberedThere(row) || Numbering is not { } numbering)
            return await InsertAsync(schema, row, cancellationToken).ConfigureAwait(false);

        // A number is taken from what is there; whoever was faster with it is proved by the refusal, and nothing was made.
        var (rows, _) = await Outcomes.Guard(() => ReadTableAsync(null, cancellationToken)).ConfigureAwait(false);
        var next = numbering.After(rows.Select(KeyOf));
        for (var attempt = 0; ; attempt++, next++)
        {
            var number = numbering.Write(next);
            if (schema[schema.SlotOf(key)].MaxLength is { } max && number.Length > max)
                return new WriteOutcome.Refused(new Problem("numbers-used-up", key, $"The next number would be {number}, and '{key}' keeps {max} characters.", Fixer.Administrator, "Configure another prefix or fewer digits."));
            var outcome = await InsertAsync(schema, WithKey(row, number), cancellationToken).ConfigureAwait(false);
            if (attempt == MaxNumbers - 1 || outcome is not WriteOutcome.Refused { Problems: [{ Code: "key-taken" }] })
                return outcome;
        }
    }

    protected override async Task<WriteOutcome> UpdateAsync(EntitySchema schema, RecordWrite write, CancellationToken cancellationToken)
    {
        if (await Outcomes.Guard(() => PrepareAsync(schema, write, cancellationToken)).ConfigureAwait(false) is { } problem)
            return new WriteOutcome.Refused(problem);
        if (RowIdOf(write.Id!.Value) is not { } id)
            return new WriteOutcome.Stale();
        try
        {
            await Writes.UpdateAsync(id, row => IsOvertaken(schema, write, row) ? throw new OvertakenException(row) : Fields.Apply(schema, row, write.Set), cancellationToken: cancellationToken).ConfigureAwait(false);
            return new WriteOutcome.Applied(write.Id.Value);
        }
        catch (OvertakenException e)
        {
            return new WriteOutcome.Stale(await LookAsync(schema, [e.Row], cancellationToken).ConfigureAwait(false) is [RecordLookup.Present present] ? present.Record : null);
        }
        catch (ConnectorApiException e) when (e.ErrorCode == UnicontaErrorCodes.NoChange)
        {
            // What was to be written stands there already.
            return new WriteOutcome.Applied(write.Id.Value);
        }
        catch (ArgumentException e)
        {
            return new WriteOutcome.Refused(WordProblem(schema, write, e));
        }
        catch (ConnectorConflictException e)
        {
            return new WriteOutcome.Refused(Outcomes.Problems(e, schema));
        }
    }

    protected override async Task<WriteOutcome> DeleteAsync(EntitySchema schema, RecordWrite write, CancellationToken cancellationToken)
    {
        if (RowIdOf(write.Id!.Value) is not { } id)
            return new WriteOutcome.Stale();
        try
        {
            await Writes.DeleteAsync(id, cancellationToken: cancellationToken).ConfigureAwait(false);
            return new WriteOutcome.Applied(write.Id.Value);
        }
        catch (ConnectorConflictException e) when (UnicontaErrorCodes.IsDeletionRefused(e.ErrorCode))
        {
            return new WriteOutcome.Refused(new Problem($"uniconta.{e.ErrorCode}", null, $"Uniconta keeps it for good: {e.Message}", Fixer.User, "Block it in Uniconta instead ('Blocked'), or keep the link."));
        }
    }

    private async Task<WriteOutcome> InsertAsync(EntitySchema schema, T row, CancellationToken cancellationToken)
    {
        T made;
        try
        {
            made = await Writes.CreateAsync(row, cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        catch (ArgumentException e)
        {
            return new WriteOutcome.Refused(WordProblem(schema, null, e));
        }
        catch (ConnectorConflictException e) when (UnicontaOutcomes.IsKeyTaken(e) && Key is not null)
        {
            return new WriteOutcome.Refused(new Problem("key-taken", Key, $"'{KeyOf(row)}' is taken in Uniconta.", Fixer.User, "Give another number, or none; or link the two records."));
        }
        catch (ConnectorConflictException e)
        {
            return new WriteOutcome.Refused(Outcomes.Problems(e, schema));
        }

        if (made.RowId is null && await FindMadeAsync(row, cancellationToken).ConfigureAwait(false) is { } found)
            made = found;
        if (made.RowId is not { } id)
        {
            var (field, value) = TraceOf(row);
            return new WriteOutcome.Uncertain(new() { Message = $"Uniconta took the new {Entity} and did not say which row it is. Look for {field} '{value}' there." });
        }

        Noted(made);
        return new WriteOutcome.Applied(new(id.ToString()), await ShowAsync(schema, made, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>The row as it was answered; nothing when what it refers to cannot be read now, for it was made all the same.</summary>
    private async Task<SyncRecord?> ShowAsync(EntitySchema schema, T made, CancellationToken cancellationToken)
    {
        try
        {
            return await LookAsync(schema, [made], cancellationToken).ConfigureAwait(false) is [RecordLookup.Present present] ? present.Record : null;
        }
        catch (ConnectorException)
        {
            return null;
        }
    }

    protected virtual void Noted(T row)
    {
    }

    /// <summary>Uniconta took a row and answered nothing: it is the one that agrees in everything that was sent, if there is one such.</summary>
    private async Task<T?> FindMadeAsync(T row, CancellationToken cancellationToken)
    {
        var mark = Options.MarkerField is { } field ? row.GetText(field) : null;
        var (name, value) = mark is not null ? (Options.MarkerField!, mark) : Key is not null && !string.IsNullOrEmpty(KeyOf(row)) ? (Key, KeyOf(row)) : TraceOf(row);
        if (string.IsNullOrEmpty(value))
            return null;
        try
        {
            var found = (await Rows.FindAsync(new(name), value, cancellationToken: cancellationToken).ConfigureAwait(false)).Where(r => mark is not null || IsTheSame(row, r)).ToList();
            return found.Count == 1 ? found[0] : null;
        }
        catch (ConnectorException)
        {
            // The row was made all the same: a person finds it.
            return null;
        }
    }

    /// <summary>Somebody wrote one of these fields since it was read.</summary>
    private bool IsOvertaken(EntitySchema schema, RecordWrite write, T row)
    {
        if (write.Current is not { } current)
            return false;
        foreach (var (slot, _) in write.Set)
        {
            var field = schema[slot];
            if (Fields.Find(field.Name) is { } known && current.TryGet(field.Name, out var before) && !before.IsAbsent && field.Canonical(before) != field.Canonical(known.Full(row)))
                return true;
        }

        return false;
    }

    private static Problem WordProblem(EntitySchema schema, RecordWrite? write, ArgumentException error)
    {
        var field = write?.Set.Select(s => schema[s.Slot]).FirstOrDefault(f => f.Type == FieldType.Choice && error.Message.Contains(f.Name, StringComparison.OrdinalIgnoreCase))?.Name;
        return new Problem("word-unknown", field, error.Message, Fixer.Administrator, "Choose another value, or tell the client that it may write words that it does not know.");
    }

    private sealed class OvertakenException(T row) : Exception
    {
        public T Row { get; } = row;
    }
}
