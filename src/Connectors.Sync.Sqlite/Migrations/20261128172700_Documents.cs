using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Connectors.Sync.Sqlite.Migrations
{
    /// <inheritdoc />
    internal partial class Documents : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "live_since",
                table: "sync_connection",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "sync_document_flow",
                columns: table => new
                {
                    flow = table.Column<string>(type: "TEXT", nullable: false),
                    connection = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    baseline_at = table.Column<long>(type: "INTEGER", nullable: true),
                    complete = table.Column<bool>(type: "INTEGER", nullable: false),
                    rules = table.Column<string>(type: "TEXT", nullable: false),
                    pass_count = table.Column<int>(type: "INTEGER", nullable: false),
                    stopped_at = table.Column<long>(type: "INTEGER", nullable: true),
                    stop_reason = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sync_document_flow", x => new { x.connection, x.flow });
                });

            migrationBuilder.CreateTable(
                name: "sync_document_source",
                columns: table => new
                {
                    flow = table.Column<string>(type: "TEXT", nullable: false),
                    source_id = table.Column<string>(type: "TEXT", nullable: false),
                    connection = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    status = table.Column<string>(type: "TEXT", nullable: false),
                    baseline = table.Column<bool>(type: "INTEGER", nullable: false),
                    work = table.Column<int>(type: "INTEGER", nullable: false),
                    seen_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sync_document_source", x => new { x.connection, x.flow, x.source_id });
                });

            migrationBuilder.CreateTable(
                name: "sync_send",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    connection = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    flow = table.Column<string>(type: "TEXT", nullable: false),
                    source_entity = table.Column<string>(type: "TEXT", nullable: false),
                    source_id = table.Column<string>(type: "TEXT", nullable: false),
                    generation = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    stage = table.Column<int>(type: "INTEGER", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    question = table.Column<string>(type: "TEXT", nullable: false),
                    problems = table.Column<string>(type: "TEXT", nullable: false),
                    business_key = table.Column<string>(type: "TEXT", nullable: false),
                    content = table.Column<string>(type: "TEXT", nullable: false),
                    hash = table.Column<string>(type: "TEXT", nullable: false),
                    frozen_at = table.Column<long>(type: "INTEGER", nullable: true),
                    customer = table.Column<string>(type: "TEXT", nullable: true),
                    document_id = table.Column<string>(type: "TEXT", nullable: true),
                    number = table.Column<string>(type: "TEXT", nullable: true),
                    result = table.Column<string>(type: "TEXT", nullable: false),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    differs = table.Column<bool>(type: "INTEGER", nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    automatic = table.Column<bool>(type: "INTEGER", nullable: false),
                    user = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    sent_at = table.Column<long>(type: "INTEGER", nullable: true),
                    checked_at = table.Column<long>(type: "INTEGER", nullable: true),
                    check_at = table.Column<long>(type: "INTEGER", nullable: true),
                    write_back_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sync_send", x => new { x.connection, x.id });
                });

            migrationBuilder.CreateIndex(
                name: "IX_sync_document_source_connection_flow_seen_at_source_id",
                table: "sync_document_source",
                columns: new[] { "connection", "flow", "seen_at", "source_id" },
                filter: "work <> 0");

            migrationBuilder.CreateIndex(
                name: "IX_sync_send_connection_business_key",
                table: "sync_send",
                columns: new[] { "connection", "business_key" });

            migrationBuilder.CreateIndex(
                name: "IX_sync_send_connection_check_at",
                table: "sync_send",
                columns: new[] { "connection", "check_at" },
                filter: "check_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_sync_send_connection_created_at_id",
                table: "sync_send",
                columns: new[] { "connection", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_sync_send_connection_flow_source_id_generation",
                table: "sync_send",
                columns: new[] { "connection", "flow", "source_id", "generation" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_sync_send_connection_state",
                table: "sync_send",
                columns: new[] { "connection", "state" });

            migrationBuilder.CreateIndex(
                name: "IX_sync_send_connection_write_back_at",
                table: "sync_send",
                columns: new[] { "connection", "write_back_at" },
                filter: "write_back_at IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "sync_document_flow");

            migrationBuilder.DropTable(
                name: "sync_document_source");

            migrationBuilder.DropTable(
                name: "sync_send");

            migrationBuilder.DropColumn(
                name: "live_since",
                table: "sync_connection");
        }
    }
}
