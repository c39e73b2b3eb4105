using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Connectors.Sync.Sqlite.Migrations
{
    /// <inheritdoc />
    internal partial class Brakes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "sync_approval",
                columns: table => new
                {
                    mapping = table.Column<string>(type: "TEXT", nullable: false),
                    pair = table.Column<string>(type: "TEXT", nullable: false),
                    connection = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    whats = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    until = table.Column<long>(type: "INTEGER", nullable: false),
                    user = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sync_approval", x => new { x.connection, x.mapping, x.pair });
                });

            migrationBuilder.CreateTable(
                name: "sync_brake",
                columns: table => new
                {
                    mapping = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    pair = table.Column<string>(type: "TEXT", nullable: false),
                    what = table.Column<string>(type: "TEXT", nullable: false),
                    connection = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    linked = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sync_brake", x => new { x.connection, x.mapping, x.kind, x.pair, x.what });
                });

            migrationBuilder.CreateIndex(
                name: "IX_sync_brake_connection_at",
                table: "sync_brake",
                columns: new[] { "connection", "at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "sync_approval");

            migrationBuilder.DropTable(
                name: "sync_brake");
        }
    }
}
