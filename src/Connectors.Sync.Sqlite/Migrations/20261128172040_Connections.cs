using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Connectors.Sync.Sqlite.Migrations
{
    /// <inheritdoc />
    internal partial class Connections : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "forgotten",
                table: "sync_record",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "accounting_secret",
                table: "sync_connection",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "alerts",
                table: "sync_connection",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "binding",
                table: "sync_connection",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "crm_secret",
                table: "sync_connection",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "culture",
                table: "sync_connection",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "origin",
                table: "sync_connection",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "paused",
                table: "sync_connection",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "time_zone",
                table: "sync_connection",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "webhook_at",
                table: "sync_connection",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_sync_run_started_at",
                table: "sync_run",
                column: "started_at");

            migrationBuilder.CreateIndex(
                name: "IX_sync_intent_closed_at",
                table: "sync_intent",
                column: "closed_at",
                filter: "state = 2");

            migrationBuilder.CreateIndex(
                name: "IX_sync_intent_connection_link",
                table: "sync_intent",
                columns: new[] { "connection", "link" });

            migrationBuilder.CreateIndex(
                name: "IX_sync_connection_version",
                table: "sync_connection",
                column: "version");

            migrationBuilder.CreateIndex(
                name: "IX_sync_brake_at",
                table: "sync_brake",
                column: "at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_sync_run_started_at",
                table: "sync_run");

            migrationBuilder.DropIndex(
                name: "IX_sync_intent_closed_at",
                table: "sync_intent");

            migrationBuilder.DropIndex(
                name: "IX_sync_intent_connection_link",
                table: "sync_intent");

            migrationBuilder.DropIndex(
                name: "IX_sync_connection_version",
                table: "sync_connection");

            migrationBuilder.DropIndex(
                name: "IX_sync_brake_at",
                table: "sync_brake");

            migrationBuilder.DropColumn(
                name: "forgotten",
                table: "sync_record");

            migrationBuilder.DropColumn(
                name: "accounting_secret",
                table: "sync_connection");

            migrationBuilder.DropColumn(
                name: "alerts",
                table: "sync_connection");

            migrationBuilder.DropColumn(
                name: "binding",
                table: "sync_connection");

            migrationBuilder.DropColumn(
                name: "crm_secret",
                table: "sync_connection");

            migrationBuilder.DropColumn(
                name: "culture",
                table: "sync_connection");

            migrationBuilder.DropColumn(
                name: "origin",
                table: "sync_connection");

            migrationBuilder.DropColumn(
                name: "paused",
                table: "sync_connection");

            migrationBuilder.DropColumn(
                name: "time_zone",
                table: "sync_connection");

            migrationBuilder.DropColumn(
                name: "webhook_at",
                table: "sync_connection");
        }
    }
}
