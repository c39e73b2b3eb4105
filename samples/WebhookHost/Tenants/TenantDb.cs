using Microsoft.EntityFrameworkCore;
using ScheduledSync.Crm;

namespace WebhookHost.Tenants;

/// <summary>The CRM of one tenant: the same program and the same tables, a database of its own. The type tells the contexts apart.</summary>
/// <typeparam name="TTenant">Whose it is.</typeparam>
public sealed class TenantDb<TTenant>(DbContextOptions<TenantDb<TTenant>> options, TimeProvider time) : CrmDb(options, time) where TTenant : Tenant;
