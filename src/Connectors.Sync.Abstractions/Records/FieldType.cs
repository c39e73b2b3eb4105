namespace Connectors.Sync;

/// <summary>What a field holds.</summary>
public enum FieldType : byte
{
    /// <summary>Text, as stored; how it is compared is said by the field's canonical form.</summary>
    Text,

    /// <summary>One key of a list. The value is the key, never the label.</summary>
    Choice,

    /// <summary>A decimal number without a currency.</summary>
    Number,

    /// <summary>An amount; <see cref="FieldSchema.CurrencyField"/> names the field that holds its currency.</summary>
    Money,

    /// <summary>Yes or no.</summary>
    Boolean,

    /// <summary>A calendar day without time and zone.</summary>
    Date,

    /// <summary>A point in time, UTC.</summary>
    Instant,

    /// <summary>A reference to another record of the same side.</summary>
    Reference,

    /// <summary>An ordered list of lines, compared and replaced as one value.</summary>
    Lines,
}
