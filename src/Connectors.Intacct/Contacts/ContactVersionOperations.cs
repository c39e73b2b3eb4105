namespace Connectors.Intacct;

/// <summary>A contact as it was when a transaction used it. Only read.</summary>
public class ContactVersionOperations : ReadOperations<ContactVersion>
{
    private static readonly ObjectDefinition Object = new(
        "contactVersions", "company-config/contact-version",
        "key contact.key contact.id companyName firstName lastName printAs phone1 mobile email1 status")
    { HasModifiedStamp = false };

    /// <summary>For fakes.</summary>
    protected ContactVersionOperations()
    {
    }

    internal ContactVersionOperations(IntacctApi api) : base(api, Object)
    {
    }
}
