using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Connectors.Sync.Sqlite.Migrations
{
    /// <inheritdoc />
    internal partial class AssignmentsAndAside : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "sync_aside",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    connection = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    crm_account = table.Column<string>(type: "TEXT", nullable: false),
                    accounting_account = table.Column<string>(type: "TEXT", nullable: false),
                    mapping = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    crm_resource = table.Column<string>(type: "TEXT", nullable: false),
                    crm_id = table.Column<string>(type: "TEXT", nullable: true),
                    accounting_resource = table.Column<string>(type: "TEXT", nullable: false),
                    accounting_id = table.Column<string>(type: "TEXT", nullable: true),
                    identity = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sync_aside", x => new { x.connection, x.id });
                });

            migrationBuilder.CreateTable(
                name: "sync_assignment",
                columns: table => new
                {
                    mapping = table.Column<string>(type: "TEXT", nullable: false),
                    pair = table.Column<string>(type: "TEXT", nullable: false),
                    connection = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    cause = table.Column<string>(type: "TEXT", nullable: false),
                    assigned_to = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    user = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sync_assignment", x => new { x.connection, x.mapping, x.pair });
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "sync_aside");

            migrationBuilder.DropTable(
                name: "sync_assignment");
        }
    }
}
