using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Connectors.Sync.PostgreSql.Migrations
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
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    connection = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    crm_account = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    accounting_account = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    mapping = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    state = table.Column<int>(type: "integer", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    crm_resource = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    crm_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    accounting_resource = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    accounting_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    identity = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sync_aside", x => new { x.connection, x.id });
                });

            migrationBuilder.CreateTable(
                name: "sync_assignment",
                columns: table => new
                {
                    mapping = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    pair = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    connection = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    cause = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    assigned_to = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    user = table.Column<string>(type: "text", nullable: false, collation: "C")
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
