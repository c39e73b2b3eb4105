namespace Connectors.Sync;

public static partial class Crm
{
    /// <summary>A user of the CRM: an employee, often a salesperson.</summary>
    public static class User
    {
        /// <summary>The entity.</summary>
        public static readonly Entity Entity = new("user");

        /// <summary>The employee's number.</summary>
        public static readonly Field<string> Number = Of<string>("number");

        /// <summary>Full name.</summary>
        public static readonly Field<string> Name = Of<string>("name");

        /// <summary>E-mail.</summary>
        public static readonly Field<string> Email = Of<string>("email");

        /// <summary>Mobile telephone.</summary>
        public static readonly Field<string> Mobile = Of<string>("mobile");

        /// <summary>Job title or role.</summary>
        public static readonly Field<string> Title = Of<string>("title");

        /// <summary>In use.</summary>
        public static readonly Field<bool> Active = Of<bool>("active");

        /// <summary>An id of another system.</summary>
        public static readonly Field<string> ExternalReference = Of<string>("externalReference");

        /// <summary>A field that the CRM has beside these.</summary>
        public static Field<T> Custom<T>(string name) => Entity.Custom<T>(name);

        private static Field<T> Of<T>(string name) => new("user", name);
    }
}
