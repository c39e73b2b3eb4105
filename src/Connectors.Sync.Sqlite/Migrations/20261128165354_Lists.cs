using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Connectors.Sync.Sqlite.Migrations
{
    /// <inheritdoc />
    internal partial class Lists : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "sync_list",
                columns: table => new
                {
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    connection = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    content = table.Column<string>(type: "TEXT", nullable: false),
                    read_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sync_list", x => new { x.connection, x.name });
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "sync_list");
        }
    }
}
