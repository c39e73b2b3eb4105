namespace Connectors.Sync;

/// <summary>Projects, their tasks, and contracts.</summary>
public static partial class Crm
{
    /// <summary>A project.</summary>
    public static class Project
    {
        /// <summary>The entity.</summary>
        public static readonly Entity Entity = new("project");

        /// <summary>The number by which people know it.</summary>
        public static readonly Field<string> Number = Of<string>("number");

        /// <summary>Name.</summary>
        public static readonly Field<string> Name = Of<string>("name");

        /// <summary>Description.</summary>
        public static readonly Field<string> Description = Of<string>("description");

        /// <summary>The company that it is done for.</summary>
        public static readonly Field<RecordRef> Company = Of<RecordRef>("company");

        /// <summary>Who leads it, a choice.</summary>
        public static readonly Field<string> Manager = Of<string>("manager");

        /// <summary>How far it is, a choice.</summary>
        public static readonly Field<string> Status = Of<string>("status");

        /// <summary>What kind it is, a choice.</summary>
        public static readonly Field<string> Type = Of<string>("type");

        /// <summary>When it begins.</summary>
        public static readonly Field<DateOnly> Start = Of<DateOnly>("start");

        /// <summary>When it ends.</summary>
        public static readonly Field<DateOnly> End = Of<DateOnly>("end");

        /// <summary>The project that it is a part of.</summary>
        public static readonly Field<RecordRef> Parent = Of<RecordRef>("parent");

        /// <summary>Work may be done on it.</summary>
        public static readonly Field<bool> Active = Of<bool>("active");

        /// <summary>A field that the CRM has beside these.</summary>
        public static Field<T> Custom<T>(string name) => Entity.Custom<T>(name);

        private static Field<T> Of<T>(string name) => new("project", name);
    }

    /// <summary>A task of a project.</summary>
    public static class Task
    {
        /// <summary>The entity.</summary>
        public static readonly Entity Entity = new("task");

        /// <summary>Its number, which tells it apart within its project.</summary>
        public static readonly Field<string> Number = Of<string>("number");

        /// <summary>Name.</summary>
        public static readonly Field<string> Name = Of<string>("name");

        /// <summary>Description.</summary>
        public static readonly Field<string> Description = Of<string>("description");

        /// <summary>The project that it belongs to.</summary>
        public static readonly Field<RecordRef> Project = Of<RecordRef>("project");

        /// <summary>How far it is, a choice.</summary>
        public static readonly Field<string> Status = Of<string>("status");

        /// <summary>When it is planned to begin.</summary>
        public static readonly Field<DateOnly> Start = Of<DateOnly>("start");

        /// <summary>When it is planned to end.</summary>
        public static readonly Field<DateOnly> End = Of<DateOnly>("end");

        /// <summary>The task that it is a part of.</summary>
        public static readonly Field<RecordRef> Parent = Of<RecordRef>("parent");

        /// <summary>It is charged to the customer.</summary>
        public static readonly Field<bool> Billable = Of<bool>("billable");

        /// <summary>Its priority; accounting says what the numbers mean.</summary>
        public static readonly Field<decimal> Priority = Of<decimal>("priority");

        /// <summary>A field that the CRM has beside these.</summary>
        public static Field<T> Custom<T>(string name) => Entity.Custom<T>(name);

        private static Field<T> Of<T>(string name) => new("task", name);
    }

    /// <summary>A contract with a customer.</summary>
    public static class Contract
    {
        /// <summary>The entity.</summary>
        public static readonly Entity Entity = new("contract");

        /// <summary>The number by which people know it.</summary>
        public static readonly Field<string> Number = Of<string>("number");

        /// <summary>Name.</summary>
        public static readonly Field<string> Name = Of<string>("name");

        /// <summary>Description.</summary>
        public static readonly Field<string> Description = Of<string>("description");

        /// <summary>The customer.</summary>
        public static readonly Field<RecordRef> Company = Of<RecordRef>("company");

        /// <summary>When it begins.</summary>
        public static readonly Field<DateOnly> Start = Of<DateOnly>("start");

        /// <summary>When it ends; empty where it has no end.</summary>
        public static readonly Field<DateOnly> End = Of<DateOnly>("end");

        /// <summary>Currency, ISO 4217.</summary>
        public static readonly Field<string> Currency = Of<string>("currency");

        /// <summary>Terms of payment, a choice.</summary>
        public static readonly Field<string> PaymentTerms = Of<string>("paymentTerms");

        /// <summary>Its state, as accounting says it.</summary>
        public static readonly Field<string> State = Of<string>("state");

        /// <summary>It is in use.</summary>
        public static readonly Field<bool> Active = Of<bool>("active");

        /// <summary>A field that the CRM has beside these.</summary>
        public static Field<T> Custom<T>(string name) => Entity.Custom<T>(name);

        private static Field<T> Of<T>(string name) => new("contract", name);
    }

    /// <summary>What a contract is about, one thing at a time.</summary>
    public static class ContractLine
    {
        /// <summary>The entity.</summary>
        public static readonly Entity Entity = new("contractLine");

        /// <summary>The contract.</summary>
        public static readonly Field<RecordRef> Contract = Of<RecordRef>("contract");

        /// <summary>The product.</summary>
        public static readonly Field<RecordRef> Product = Of<RecordRef>("product");

        /// <summary>Text.</summary>
        public static readonly Field<string> Description = Of<string>("description");

        /// <summary>Quantity.</summary>
        public static readonly Field<decimal> Quantity = Of<decimal>("quantity");

        /// <summary>Price per unit, without VAT.</summary>
        public static readonly Field<decimal> Price = Of<decimal>("price");

        /// <summary>How it is billed, a choice.</summary>
        public static readonly Field<string> BillingMethod = Of<string>("billingMethod");

        /// <summary>When it begins.</summary>
        public static readonly Field<DateOnly> Start = Of<DateOnly>("start");

        /// <summary>When it ends.</summary>
        public static readonly Field<DateOnly> End = Of<DateOnly>("end");

        /// <summary>Its state, as accounting says it.</summary>
        public static readonly Field<string> State = Of<string>("state");

        /// <summary>A field that the CRM has beside these.</summary>
        public static Field<T> Custom<T>(string name) => Entity.Custom<T>(name);

        private static Field<T> Of<T>(string name) => new("contractLine", name);
    }
}
