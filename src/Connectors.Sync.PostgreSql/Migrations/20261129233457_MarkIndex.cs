using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Connectors.Sync.PostgreSql.Migrations
{
    /// <inheritdoc />
    internal partial class MarkIndex : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_sync_mark_connection_side_resource_class_at_id_claim",
                table: "sync_mark");

            migrationBuilder.CreateIndex(
                name: "IX_sync_mark_connection_side_resource_class_at",
                table: "sync_mark",
                columns: new[] { "connection", "side", "resource", "class", "at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_sync_mark_connection_side_resource_class_at",
                table: "sync_mark");

            migrationBuilder.CreateIndex(
                name: "IX_sync_mark_connection_side_resource_class_at_id_claim",
                table: "sync_mark",
                columns: new[] { "connection", "side", "resource", "class", "at", "id", "claim" });
        }
    }
}
