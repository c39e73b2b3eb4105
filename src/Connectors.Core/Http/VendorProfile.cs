namespace Connectors.Http;

/// <summary>What the pipeline must know of a vendor. One sealed class per vendor package, without state.</summary>
public abstract class VendorProfile
{
    /// <summary>The vendor's name in errors, logs and metrics: <c>Dinero</c>.</summary>
    public abstract string Vendor { get; }

    /// <summary>The package's name, which is also that of its named HttpClient, ActivitySource and Meter.</summary>
    public virtual string PackageName => "Connectors." + Vendor;

    /// <summary>Reads an answer: null when it is a success, else what kind of error. Called for every answer, 2xx too: a 200 that carries an error is an error.</summary>
    /// <param name="answer">The answer; its body may be anything.</param>
    public virtual ApiFault? Classify(ApiResponse answer) => ApiFault.FromStatus(answer);

    /// <summary>The vendor's id of the request; null where it sends none.</summary>
    /// <param name="answer">The answer.</param>
    public virtual string? ReadRequestId(ApiResponse answer) => null;

    /// <summary>The vendor's own code in a refusal of its token endpoint, for refusals that hold none of OAuth's words; null where there is none.</summary>
    /// <param name="answer">The token endpoint's answer.</param>
    public virtual string? ReadTokenErrorCode(ApiResponse answer) => null;

    /// <summary>
    /// Whether a code of <see cref="ReadTokenErrorCode"/> says that the grant is gone and only the customer can renew it. OAuth's <c>invalid_grant</c> says so for every vendor and is not asked about.
    /// </summary>
    /// <param name="code">The vendor's own code.</param>
    public virtual bool MeansGrantIsGone(string code) => false;

    /// <summary>What the answer says about the account's limits.</summary>
    /// <param name="answer">The answer, also an error.</param>
    public virtual IReadOnlyList<BudgetCorrection> ReadBudget(ApiResponse answer) => [];

    /// <summary>How long a whole call may take when neither call nor session says: budget, attempts and body.</summary>
    public virtual TimeSpan CallTimeout => TimeSpan.FromSeconds(100);

    /// <summary>How long one attempt may take when the session does not say.</summary>
    public virtual TimeSpan AttemptTimeout => TimeSpan.FromSeconds(30);

    /// <summary>The largest body that is read into memory, in bytes after decompression.</summary>
    public virtual long MaxBufferedBytes => 64L * 1024 * 1024;
}
