using Connectors.Sync;

namespace Connectors.Smartbill.Sync;

/// <summary>The entities and fields of SmartBill as typed tokens, and the fields of a CRM's customer that the neutral vocabulary does not have.</summary>
public static class SmartbillFields
{
    /// <summary>An item in stock. Everything of it is read-only.</summary>
    public static class Product
    {
        /// <summary>The entity.</summary>
        public static readonly Entity Entity = new("product");

        /// <summary>The code that identifies it; empty where it has none, or several items have it.</summary>
        public static readonly Field<string> Code = Of<string>("Code");

        /// <summary>Why the code cannot be used, for a person; empty where it can.</summary>
        public static readonly Field<string> CodeProblem = Of<string>("CodeProblem");

        /// <summary>Name.</summary>
        public static readonly Field<string> Name = Of<string>("Name");

        /// <summary>Unit, letter case as in SmartBill.</summary>
        public static readonly Field<string> Unit = Of<string>("Unit");

        /// <summary>Quantity in stock: of the chosen warehouse, or of all together.</summary>
        public static readonly Field<decimal> Quantity = Of<decimal>("Quantity");

        /// <summary>Where it lies, one warehouse a line: <c>Depozit: 3</c>.</summary>
        public static readonly Field<string> Warehouses = Of<string>("Warehouses");

        /// <summary>True of every item: what the stock says of it is changed in SmartBill alone.</summary>
        public static readonly Field<bool> ReadOnly = Of<bool>("ReadOnly");

        private static Field<T> Of<T>(string name) => new("product", name);
    }

    /// <summary>A customer of the account's list (V3). Everything of it is read-only.</summary>
    public static class Client
    {
        /// <summary>The entity.</summary>
        public static readonly Entity Entity = new("client");

        /// <summary>Name.</summary>
        public static readonly Field<string> Name = Of<string>("Name");

        /// <summary>CUI, CIF, foreign VAT number or CNP, as typed in.</summary>
        public static readonly Field<string> VatCode = Of<string>("VatCode");

        /// <summary>Pays VAT.</summary>
        public static readonly Field<bool> IsVatPayer = Of<bool>("IsVatPayer");

        /// <summary>The number in the trade register.</summary>
        public static readonly Field<string> RegCom = Of<string>("RegCom");

        /// <summary>The account's code of the customer.</summary>
        public static readonly Field<string> Code = Of<string>("Code");

        /// <summary>Street and number.</summary>
        public static readonly Field<string> Address = Of<string>("Address");

        /// <summary>City.</summary>
        public static readonly Field<string> City = Of<string>("City");

        /// <summary>County.</summary>
        public static readonly Field<string> County = Of<string>("County");

        /// <summary>Country, free text.</summary>
        public static readonly Field<string> Country = Of<string>("Country");

        /// <summary>E-mail; may hold several.</summary>
        public static readonly Field<string> Email = Of<string>("Email");

        /// <summary>Telephone.</summary>
        public static readonly Field<string> Phone = Of<string>("Phone");

        /// <summary>The person to turn to.</summary>
        public static readonly Field<string> Contact = Of<string>("Contact");

        /// <summary>The bank's name.</summary>
        public static readonly Field<string> Bank = Of<string>("Bank");

        /// <summary>The account number.</summary>
        public static readonly Field<string> Iban = Of<string>("Iban");

        private static Field<T> Of<T>(string name) => new("client", name);
    }

    /// <summary>
    /// What a document says of its customer beside the neutral fields. A CRM that has them offers them under these names; the others are taken from <see cref="Connectors.Sync.Crm.Company"/> and <see cref="Connectors.Sync.Crm.Person"/>.
    /// </summary>
    public static class Customer
    {
        /// <summary>Pays VAT in Romania. A CRM without it: who has a Romanian number that begins with <c>RO</c> does.</summary>
        public static readonly Field<bool> IsVatPayer = Connectors.Sync.Crm.Company.Custom<bool>("isVatPayer");

        /// <summary>The number in the trade register (J40/…).</summary>
        public static readonly Field<string> TradeRegister = Connectors.Sync.Crm.Company.Custom<string>("tradeRegister");

        /// <summary>The bank's name.</summary>
        public static readonly Field<string> Bank = Connectors.Sync.Crm.Company.Custom<string>("bank");

        /// <summary>The account number.</summary>
        public static readonly Field<string> Iban = Connectors.Sync.Crm.Company.Custom<string>("iban");

        /// <summary>A person's CNP.</summary>
        public static readonly Field<string> PersonalNumber = Connectors.Sync.Crm.Person.Custom<string>("personalNumber");
    }
}
