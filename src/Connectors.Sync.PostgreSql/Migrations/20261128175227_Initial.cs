using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Connectors.Sync.PostgreSql.Migrations
{
    /// <inheritdoc />
    internal partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateSequence(
                name: "sync_number");

            migrationBuilder.CreateTable(
                name: "sync_approval",
                columns: table => new
                {
                    mapping = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    pair = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    connection = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    whats = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    until = table.Column<long>(type: "bigint", nullable: false),
                    user = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sync_approval", x => new { x.connection, x.mapping, x.pair });
                });

            migrationBuilder.CreateTable(
                name: "sync_brake",
                columns: table => new
                {
                    mapping = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    pair = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    what = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    connection = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    linked = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sync_brake", x => new { x.connection, x.mapping, x.kind, x.pair, x.what });
                });

            migrationBuilder.CreateTable(
                name: "sync_budget",
                columns: table => new
                {
                    vendor = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    account = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    state = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sync_budget", x => new { x.vendor, x.account });
                });

            migrationBuilder.CreateTable(
                name: "sync_connection",
                columns: table => new
                {
                    connection = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    kind = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    mode = table.Column<int>(type: "integer", nullable: false),
                    settings = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    settings_version = table.Column<int>(type: "integer", nullable: false),
                    preset = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    pins = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    health = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    scheduled_at = table.Column<long>(type: "bigint", nullable: true),
                    live_since = table.Column<long>(type: "bigint", nullable: true),
                    origin = table.Column<int>(type: "integer", nullable: false),
                    paused = table.Column<bool>(type: "boolean", nullable: false),
                    time_zone = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    culture = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    crm_secret = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    accounting_secret = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    binding = table.Column<int>(type: "integer", nullable: false),
                    alerts = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    webhook_at = table.Column<long>(type: "bigint", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sync_connection", x => x.connection);
                });

            migrationBuilder.CreateTable(
                name: "sync_cursor",
                columns: table => new
                {
                    side = table.Column<int>(type: "integer", nullable: false),
                    resource = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    connection = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    cursor = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    pass = table.Column<long>(type: "bigint", nullable: false),
                    full_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sync_cursor", x => new { x.connection, x.side, x.resource });
                });

            migrationBuilder.CreateTable(
                name: "sync_decision",
                columns: table => new
                {
                    mapping = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    pair = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    connection = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    other_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    user = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sync_decision", x => new { x.connection, x.mapping, x.pair });
                });

            migrationBuilder.CreateTable(
                name: "sync_document_flow",
                columns: table => new
                {
                    flow = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    connection = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    baseline_at = table.Column<long>(type: "bigint", nullable: true),
                    complete = table.Column<bool>(type: "boolean", nullable: false),
                    rules = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    pass_count = table.Column<int>(type: "integer", nullable: false),
                    stopped_at = table.Column<long>(type: "bigint", nullable: true),
                    stop_reason = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sync_document_flow", x => new { x.connection, x.flow });
                });

            migrationBuilder.CreateTable(
                name: "sync_document_source",
                columns: table => new
                {
                    flow = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    source_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    connection = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    status = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    baseline = table.Column<bool>(type: "boolean", nullable: false),
                    work = table.Column<int>(type: "integer", nullable: false),
                    seen_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sync_document_source", x => new { x.connection, x.flow, x.source_id });
                });

            migrationBuilder.CreateTable(
                name: "sync_history",
                columns: table => new
                {
                    number = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    link = table.Column<Guid>(type: "uuid", nullable: false),
                    mapping = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    run = table.Column<Guid>(type: "uuid", nullable: false),
                    @event = table.Column<string>(name: "event", type: "text", nullable: false, collation: "C"),
                    side = table.Column<int>(type: "integer", nullable: true),
                    intent = table.Column<Guid>(type: "uuid", nullable: true),
                    detail = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    user = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    connection = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sync_history", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "sync_intent",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    connection = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    link = table.Column<Guid>(type: "uuid", nullable: false),
                    mapping = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    side = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    record_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    payload = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    settings_version = table.Column<int>(type: "integer", nullable: false),
                    token = table.Column<long>(type: "bigint", nullable: false),
                    run = table.Column<Guid>(type: "uuid", nullable: false),
                    opened_at = table.Column<long>(type: "bigint", nullable: false),
                    deadline = table.Column<long>(type: "bigint", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    outcome = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    evidence = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    negative_reads = table.Column<int>(type: "integer", nullable: false),
                    settle_at = table.Column<long>(type: "bigint", nullable: true),
                    closed_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sync_intent", x => new { x.connection, x.id });
                });

            migrationBuilder.CreateTable(
                name: "sync_journal",
                columns: table => new
                {
                    number = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    connection = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    user = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    @event = table.Column<string>(name: "event", type: "text", nullable: false, collation: "C"),
                    detail = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sync_journal", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "sync_lease",
                columns: table => new
                {
                    connection = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    owner = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    token = table.Column<long>(type: "bigint", nullable: false),
                    until = table.Column<long>(type: "bigint", nullable: false),
                    stamp = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sync_lease", x => x.connection);
                });

            migrationBuilder.CreateTable(
                name: "sync_link",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    connection = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    mapping = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    state = table.Column<int>(type: "integer", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    crm_resource = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    crm_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    accounting_resource = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    accounting_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    @base = table.Column<string>(name: "base", type: "text", nullable: false, collation: "C"),
                    updated_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sync_link", x => new { x.connection, x.id });
                });

            migrationBuilder.CreateTable(
                name: "sync_list",
                columns: table => new
                {
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    connection = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    content = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    read_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sync_list", x => new { x.connection, x.name });
                });

            migrationBuilder.CreateTable(
                name: "sync_mark",
                columns: table => new
                {
                    side = table.Column<int>(type: "integer", nullable: false),
                    resource = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    connection = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    claim = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    @class = table.Column<int>(name: "class", type: "integer", nullable: false),
                    counter = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    old_number = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    new_number = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sync_mark", x => new { x.connection, x.side, x.resource, x.id, x.claim });
                });

            migrationBuilder.CreateTable(
                name: "sync_parked",
                columns: table => new
                {
                    mapping = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    pair = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    connection = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    crm_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    accounting_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    cause = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    problems = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    waits_for = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    wakes = table.Column<int>(type: "integer", nullable: false),
                    wake_at = table.Column<long>(type: "bigint", nullable: true),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    since = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sync_parked", x => new { x.connection, x.mapping, x.pair });
                });

            migrationBuilder.CreateTable(
                name: "sync_record",
                columns: table => new
                {
                    side = table.Column<int>(type: "integer", nullable: false),
                    resource = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    connection = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    entity = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    hash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    modified_at = table.Column<long>(type: "bigint", nullable: true),
                    marker = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    deleted = table.Column<bool>(type: "boolean", nullable: false),
                    pass = table.Column<long>(type: "bigint", nullable: false),
                    keys = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    forgotten = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sync_record", x => new { x.connection, x.side, x.resource, x.id });
                });

            migrationBuilder.CreateTable(
                name: "sync_record_key",
                columns: table => new
                {
                    connection = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    side = table.Column<int>(type: "integer", nullable: false),
                    resource = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    id = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sync_record_key", x => new { x.connection, x.side, x.resource, x.key, x.id });
                });

            migrationBuilder.CreateTable(
                name: "sync_run",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    connection = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    started_at = table.Column<long>(type: "bigint", nullable: false),
                    ended_at = table.Column<long>(type: "bigint", nullable: true),
                    trigger = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    state = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    counters = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    user = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sync_run", x => new { x.connection, x.id });
                });

            migrationBuilder.CreateTable(
                name: "sync_send",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    connection = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    flow = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    source_entity = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    source_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    generation = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    stage = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    question = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    problems = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    business_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    content = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    hash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    frozen_at = table.Column<long>(type: "bigint", nullable: true),
                    customer = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    document_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    number = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    result = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    status = table.Column<int>(type: "integer", nullable: false),
                    differs = table.Column<bool>(type: "boolean", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    automatic = table.Column<bool>(type: "boolean", nullable: false),
                    user = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    sent_at = table.Column<long>(type: "bigint", nullable: true),
                    checked_at = table.Column<long>(type: "bigint", nullable: true),
                    check_at = table.Column<long>(type: "bigint", nullable: true),
                    write_back_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sync_send", x => new { x.connection, x.id });
                });

            migrationBuilder.CreateTable(
                name: "sync_store",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    format = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sync_store", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "sync_token",
                columns: table => new
                {
                    vendor = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    account = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    secret = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    version = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    refresher = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    refresh_until = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sync_token", x => new { x.vendor, x.account });
                });

            migrationBuilder.InsertData(
                table: "sync_store",
                columns: new[] { "id", "format" },
                values: new object[] { 1, 1 });

            migrationBuilder.CreateIndex(
                name: "IX_sync_brake_at",
                table: "sync_brake",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "IX_sync_brake_connection_at",
                table: "sync_brake",
                columns: new[] { "connection", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_sync_connection_version",
                table: "sync_connection",
                column: "version");

            migrationBuilder.CreateIndex(
                name: "IX_sync_document_source_connection_flow_seen_at_source_id",
                table: "sync_document_source",
                columns: new[] { "connection", "flow", "seen_at", "source_id" },
                filter: "work <> 0");

            migrationBuilder.CreateIndex(
                name: "IX_sync_history_connection_link_number",
                table: "sync_history",
                columns: new[] { "connection", "link", "number" });

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

            migrationBuilder.CreateIndex(
                name: "IX_sync_run_started_at",
                table: "sync_run",
                column: "started_at");

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
                name: "sync_approval");

            migrationBuilder.DropTable(
                name: "sync_brake");

            migrationBuilder.DropTable(
                name: "sync_budget");

            migrationBuilder.DropTable(
                name: "sync_connection");

            migrationBuilder.DropTable(
                name: "sync_cursor");

            migrationBuilder.DropTable(
                name: "sync_decision");

            migrationBuilder.DropTable(
                name: "sync_document_flow");

            migrationBuilder.DropTable(
                name: "sync_document_source");

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
                name: "sync_list");

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
                name: "sync_send");

            migrationBuilder.DropTable(
                name: "sync_store");

            migrationBuilder.DropTable(
                name: "sync_token");

            migrationBuilder.DropSequence(
                name: "sync_number");
        }
    }
}
