namespace Connectors.Testing.Uniconta;

/// <summary>How a refusal looks.</summary>
public enum UnicontaErrorShape
{
    /// <summary>Status 400, the code's name as plain text.</summary>
    Text,

    /// <summary>Status 400, the code's number as plain text.</summary>
    Number,

    /// <summary>Status 400, a sentence: <c>Field [Group] must not be empty</c>.</summary>
    Sentence,

    /// <summary>Status 400, the code's name as a JSON string.</summary>
    JsonString,

    /// <summary>Status 400, an object with Err, ErrorProperty and ErrorValue.</summary>
    ErrObject,

    /// <summary>Status 200, the code's name as plain text.</summary>
    OkText,

    /// <summary>Status 200, the code's name as a JSON string.</summary>
    OkJsonString,

    /// <summary>Status 200, an object with Err, ErrorProperty and ErrorValue.</summary>
    OkErrObject,
}

/// <summary>What a PUT does with the properties that it leaves out.</summary>
public enum UnicontaOmitted
{
    /// <summary>They lose their value.</summary>
    Cleared,

    /// <summary>They keep their value.</summary>
    Unchanged,
}

/// <summary>The names and values on the wire.</summary>
public enum UnicontaDialect
{
    /// <summary>Property names, labels as text. Names with an underscore are unknown members.</summary>
    Properties,

    /// <summary>Property names in answers; requests may use either.</summary>
    ReadsBoth,

    /// <summary>Field names (<c>_LegalIdent</c>) and places instead of labels, in both directions.</summary>
    Fields,
}

/// <summary>What becomes of a label that the user's language does not know.</summary>
public enum UnicontaUnknownLabel
{
    /// <summary>The first of the list is stored, without a word.</summary>
    FirstOfTheList,

    /// <summary>41 FieldHasinvalidValue.</summary>
    Refused,

    /// <summary>The stored value stays, without a word.</summary>
    Ignored,
}

/// <summary>How a country reads.</summary>
public enum UnicontaCountryForm
{
    /// <summary>57.</summary>
    Number,

    /// <summary>Denmark: the member's name, never translated.</summary>
    Name,
}

/// <summary>What a filter on an unknown property does.</summary>
public enum UnicontaUnknownFilter
{
    /// <summary>It restricts nothing.</summary>
    MatchesEverything,

    /// <summary>It is refused.</summary>
    Refused,

    /// <summary>It works where the property exists, though only the vendor's library knows it; otherwise it restricts nothing.</summary>
    Works,
}

/// <summary>What looking for a RowId does.</summary>
public enum UnicontaRowIdFilter
{
    /// <summary>It finds the row.</summary>
    Works,

    /// <summary>It restricts nothing, as an unknown name.</summary>
    MatchesEverything,

    /// <summary>It finds nothing.</summary>
    MatchesNothing,

    /// <summary>It is refused with 41 FieldHasinvalidValue.</summary>
    Refused,
}

/// <summary>How surface B updates.</summary>
public enum UnicontaUpdateVerb
{
    /// <summary>PUT /Crud/Update/{Entity}.</summary>
    Put,

    /// <summary>POST /Crud/Update/{Entity}.</summary>
    Post,

    /// <summary>Not at all: 404.</summary>
    None,
}

/// <summary>Where GenerateDebtorInvoice looks for the order number.</summary>
public enum UnicontaOrderNumberPlace
{
    /// <summary>Beside Order or in it.</summary>
    Either,

    /// <summary>Beside Order only; a number inside is ArgumentMissing.</summary>
    Root,

    /// <summary>Inside Order only; a number beside it is ArgumentMissing.</summary>
    InsideOrder,
}

/// <summary>What happens above 5,000 calls.</summary>
public enum UnicontaSlowDown
{
    /// <summary>Every call waits, on the simulator's clock, one second for each full 5,000.</summary>
    EveryCallWaits,

    /// <summary>Only the call that fills a step waits.</summary>
    OnlyTheStepWaits,

    /// <summary>Calls are refused with 88 SlowDown.</summary>
    Refused,
}

/// <summary>The name of the operation's parameter in a change call, and its values.</summary>
public enum UnicontaOperationWord
{
    /// <summary><c>Action</c> with add, update, delete.</summary>
    Action,

    /// <summary><c>Operation</c> with Insert, Update, Delete.</summary>
    Operation,
}

/// <summary>How a change URL's argument travels.</summary>
public enum UnicontaArgumentForm
{
    /// <summary><c>Argument=text</c>.</summary>
    Parameter,

    /// <summary>The text stands in the query as it is.</summary>
    AsItIs,
}
