using System.Text.Json;
using Connectors.Testing.Dinero;

namespace ScheduledSync.Vendors.Dinero.Simulation;

/// <summary>The simulated account on disk, so that the demonstration goes on tomorrow where it stopped today.</summary>
public sealed class AccountFile(string dataFolder)
{
    public static string In(string dataFolder) => Path.Combine(dataFolder, "dinero-account.json");

    public static AccountView View(string dataFolder) => JsonSerializer.Deserialize<AccountView>(File.ReadAllBytes(In(dataFolder)))!;

    public bool Read(DineroAccount account)
    {
        if (!File.Exists(In(dataFolder)))
            return false;
        var view = View(dataFolder);
        foreach (var contact in view.Contacts)
            account.Contact(contact.Name, _ => contact);
        foreach (var product in view.Products)
            account.Product(product.Name ?? "", product.BaseAmountValue, _ => product);
        return true;
    }

    public void Write(DineroAccount account)
    {
        var path = In(dataFolder);
        File.WriteAllBytes(path + ".new", JsonSerializer.SerializeToUtf8Bytes(new AccountView(account.Contacts, account.Products)));
        File.Move(path + ".new", path, overwrite: true);
    }
}
