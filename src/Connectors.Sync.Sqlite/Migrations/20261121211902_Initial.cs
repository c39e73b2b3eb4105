using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Connectors.Sync.Sqlite.Migrations
{
    /// <inheritdoc />
    internal partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "sync_connection",
                columns: table => new
                {
                    connection = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    mode = table.Column<int>(type: "INTEGER", nullable: false),
                    settings = table.Column<string>(type: "TEXT", nullable: false),
                    settings_version = table.Column<int>(type: "INTEGER", nullable: false),
                    preset = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    pins = table.Column<string>(type: "TEXT", nullable: false),
                    health = table.Column<string>(type: "TEXT", nullable: false),
                    scheduled_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sync_connection", x => x.connection);
                });

            migrationBuilder.CreateTable(
                name: "sync_cursor",
                columns: table => new
                {
                    side = table.Column<int>(type: "INTEGER", nullable: false),
                    resource = table.Column<string>(type: "TEXT", nullable: false),
                    connection = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    cursor = table.Column<string>(type: "TEXT", nullable: true),
                    pass = table.Column<long>(type: "INTEGER", nullable: false),
                    full_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sync_cursor", x => new { x.connection, x.side, x.resource });
                });

            migrationBuilder.CreateTable(
                name: "sync_decision",
                columns: table => new
                {
                    mapping = table.Column<string>(type: "TEXT", nullable: false),
                    pair = table.Column<string>(type: "TEXT", nullable: false),
                    connection = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    other_id = table.Column<string>(type: "TEXT", nullable: true),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    user = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sync_decision", x => new { x.connection, x.mapping, x.pair });
                });

            migrationBuilder.CreateTable(
                name: "sync_history",
                columns: table => new
                {
                    number = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    link = table.Column<Guid>(type: "TEXT", nullable: false),
                    mapping = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    run = table.Column<Guid>(type: "TEXT", nullable: false),
                    @event = table.Column<string>(name: "event", type: "TEXT", nullable: false),
                    side = table.Column<int>(type: "INTEGER", nullable: true),
                    intent = table.Column<Guid>(type: "TEXT", nullable: true),
                    detail = table.Column<string>(type: "TEXT", nullable: false),
                    user = table.Column<string>(type: "TEXT", nullable: false),
                    connection = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sync_history", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "sync_intent",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    connection = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    link = table.Column<Guid>(type: "TEXT", nullable: false),
                    mapping = table.Column<string>(type: "TEXT", nullable: false),
                    side = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    record_id = table.Column<string>(type: "TEXT", nullable: true),
                    payload = table.Column<string>(type: "TEXT", nullable: false),
                    settings_version = table.Column<int>(type: "INTEGER", nullable: false),
                    token = table.Column<long>(type: "INTEGER", nullable: false),
                    run = table.Column<Guid>(type: "TEXT", nullable: false),
                    opened_at = table.Column<long>(type: "INTEGER", nullable: false),
                    deadline = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    outcome = table.Column<string>(type: "TEXT", nullable: false),
                    evidence = table.Column<string>(type: "TEXT", nullable: false),
                    negative_reads = table.Column<int>(type: "INTEGER", nullable: false),
                    settle_at = table.Column<long>(type: "INTEGER", nullable: true),
                    closed_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sync_intent", x => new { x.connection, x.id });
                });

            migrationBuilder.CreateTable(
                name: "sync_journal",
                columns: table => new
                {
                    number = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    connection = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    user = table.Column<string>(type: "TEXT", nullable: false),
                    @event = table.Column<string>(name: "event", type: "TEXT", nullable: false),
                    detail = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sync_journal", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "sync_lease",
                columns: table => new
                {
                    connection = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    owner = table.Column<string>(type: "TEXT", nullable: false),
                    token = table.Column<long>(type: "INTEGER", nullable: false),
                    until = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sync_lease", x => x.connection);
                });

            migrationBuilder.CreateTable(
                name: "sync_link",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    connection = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    mapping = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    crm_resource = table.Column<string>(type: "TEXT", nullable: false),
                    crm_id = table.Column<string>(type: "TEXT", nullable: true),
                    accounting_resource = table.Column<string>(type: "TEXT", nullable: false),
                    accounting_id = table.Column<string>(type: "TEXT", nullable: true),
                    @base = table.Column<string>(name: "base", type: "TEXT", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sync_link", x => new { x.connection, x.id });
                });

            migrationBuilder.CreateTable(
                name: "sync_mark",
                columns: table => new
                {
                    side = table.Column<int>(type: "INTEGER", nullable: false),
                    resource = table.Column<string>(type: "TEXT", nullable: false),
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    connection = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    claim = table.Column<string>(type: "TEXT", nullable: false),
                    @class = table.Column<int>(name: "class", type: "INTEGER", nullable: false),
                    counter = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    old_number = table.Column<string>(type: "TEXT", nullable: true),
                    new_number = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sync_mark", x => new { x.connection, x.side, x.resource, x.id, x.claim });
                });

            migrationBuilder.CreateTable(
                name: "sync_parked",
                columns: table => new
                {
                    mapping = table.Column<string>(type: "TEXT", nullable: false),
                    pair = table.Column<string>(type: "TEXT", nullable: false),
                    connection = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    crm_id = table.Column<string>(type: "TEXT", nullable: true),
                    accounting_id = table.Column<string>(type: "TEXT", nullable: true),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    cause = table.Column<string>(type: "TEXT", nullable: false),
                    problems = table.Column<string>(type: "TEXT", nullable: false),
                    waits_for = table.Column<string>(type: "TEXT", nullable: true),
                    wakes = table.Column<int>(type: "INTEGER", nullable: false),
                    wake_at = table.Column<long>(type: "INTEGER", nullable: true),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    since = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sync_parked", x => new { x.connection, x.mapping, x.pair });
                });

            migrationBuilder.CreateTable(
                name: "sync_record",
                columns: table => new
                {
                    side = table.Column<int>(type: "INTEGER", nullable: false),
                    resource = table.Column<string>(type: "TEXT", nullable: false),
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    connection = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    entity = table.Column<string>(type: "TEXT", nullable: false),
                    hash = table.Column<string>(type: "TEXT", nullable: false),
                    modified_at = table.Column<long>(type: "INTEGER", nullable: true),
                    marker = table.Column<string>(type: "TEXT", nullable: true),
                    deleted = table.Column<bool>(type: "INTEGER", nullable: false),
                    pass = table.Column<long>(type: "INTEGER", nullable: false),
                    keys = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sync_record", x => new { x.connection, x.side, x.resource, x.id });
                });

            migrationBuilder.CreateTable(
                name: "sync_record_key",
                columns: table => new
                {
                    connection = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    side = table.Column<int>(type: "INTEGER", nullable: false),
                    resource = table.Column<string>(type: "TEXT", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    id = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sync_record_key", x => new { x.connection, x.side, x.resource, x.key, x.id });
                });

            migrationBuilder.CreateTable(
                name: "sync_run",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    connection = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    started_at = table.Column<long>(type: "INTEGER", nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    trigger = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    counters = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    user = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sync_run", x => new { x.connection, x.id });
                });

            migrationBuilder.CreateTable(
                name: "sync_store",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    format = table.Column<int>(type: "INTEGER", nullable: false),
                    sequence = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sync_store", x => x.id);
                });

            migrationBuilder.InsertData(
                table: "sync_store",
                columns: new[] { "id", "format", "sequence" },
                values: new object[] { 1, 1, 0L });

            migrationBuilder.CreateIndex(
                name: "IX_sync_history_connection_link_number",
                table: "sync_history",
                columns: new[] { "connection", "link", "number" });

            migrationBuilder.CreateIndex(
                name: "IX_sync_intent_connection_opened_at_id",
                table: "sync_intent",
                columns: new[] { "connection", "opened_at", "id" },
                filter: "state <> 2");

            migrationBuilder.CreateIndex(
                name: "IX_sync_journal_connection_number",
                table: "sync_journal",
                columns: new[] { "connection", "number" });

            migrationBuilder.CreateIndex(
                name: "IX_sync_link_connection_accounting_resource_accounting_id",
                table: "sync_link",
                columns: new[] { "connection", "accounting_resource", "accounting_id" },
                unique: true,
                filter: "accounting_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_sync_link_connection_crm_resource_crm_id",
                table: "sync_link",
                columns: new[] { "connection", "crm_resource", "crm_id" },
                unique: true,
                filter: "crm_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_sync_link_connection_mapping_id",
                table: "sync_link",
                columns: new[] { "connection", "mapping", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_sync_link_connection_mapping_state",
                table: "sync_link",
                columns: new[] { "connection", "mapping", "state" });

            migrationBuilder.CreateIndex(
                name: "IX_sync_mark_connection_side_resource_class_at_id_claim",
                table: "sync_mark",
                columns: new[] { "connection", "side", "resource", "class", "at", "id", "claim" });

            migrationBuilder.CreateIndex(
                name: "IX_sync_parked_connection_since_mapping_pair",
                table: "sync_parked",
                columns: new[] { "connection", "since", "mapping", "pair" });

            migrationBuilder.CreateIndex(
                name: "IX_sync_parked_connection_waits_for_since_mapping_pair",
                table: "sync_parked",
                columns: new[] { "connection", "waits_for", "since", "mapping", "pair" },
                filter: "waits_for IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_sync_parked_connection_wake_at",
                table: "sync_parked",
                columns: new[] { "connection", "wake_at" },
                filter: "wake_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_sync_record_connection_side_resource_marker",
                table: "sync_record",
                columns: new[] { "connection", "side", "resource", "marker" },
                filter: "marker IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_sync_run_connection_started_at_id",
                table: "sync_run",
                columns: new[] { "connection", "started_at", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "sync_connection");

            migrationBuilder.DropTable(
                name: "sync_cursor");

            migrationBuilder.DropTable(
                name: "sync_decision");

            migrationBuilder.DropTable(
                name: "sync_history");

            migrationBuilder.DropTable(
                name: "sync_intent");

            migrationBuilder.DropTable(
                name: "sync_journal");

            migrationBuilder.DropTable(
                name: "sync_lease");

            migrationBuilder.DropTable(
                name: "sync_link");

            migrationBuilder.DropTable(
                name: "sync_mark");

            migrationBuilder.DropTable(
                name: "sync_parked");

            migrationBuilder.DropTable(
                name: "sync_record");

            migrationBuilder.DropTable(
                name: "sync_record_key");

            migrationBuilder.DropTable(
                name: "sync_run");

            migrationBuilder.DropTable(
                name: "sync_store");
        }
    }
}
