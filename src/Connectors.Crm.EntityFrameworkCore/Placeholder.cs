namespace Connectors.Crm.EntityFrameworkCore;
