using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace PhuocHiep.MotCua.Db.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterDatabase()
                .Annotation("Npgsql:PostgresExtension:pg_trgm", ",,");

            migrationBuilder.CreateTable(
                name: "agencies",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    code = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    place = table.Column<string>(type: "text", nullable: false),
                    address = table.Column<string>(type: "text", nullable: false),
                    phone = table.Column<string>(type: "text", nullable: false),
                    email = table.Column<string>(type: "text", nullable: false),
                    morning_from = table.Column<LocalTime>(type: "time", nullable: false),
                    morning_to = table.Column<LocalTime>(type: "time", nullable: false),
                    afternoon_from = table.Column<LocalTime>(type: "time", nullable: false),
                    afternoon_to = table.Column<LocalTime>(type: "time", nullable: false),
                    same_day_until = table.Column<LocalTime>(type: "time", nullable: false),
                    reappointment_working_days = table.Column<int>(type: "integer", nullable: false),
                    apology_post_days = table.Column<int>(type: "integer", nullable: false),
                    letter_symbol = table.Column<string>(type: "text", nullable: false),
                    unconfirmed = table.Column<List<string>>(type: "text[]", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_agencies", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "targets",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    indicator = table.Column<string>(type: "text", nullable: false),
                    value = table.Column<decimal>(type: "numeric", nullable: false),
                    in_force_from = table.Column<LocalDate>(type: "date", nullable: false),
                    decision = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_targets", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "holidays",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    agency_id = table.Column<int>(type: "integer", nullable: true),
                    date = table.Column<LocalDate>(type: "date", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    confidence = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_holidays", x => x.id);
                    table.ForeignKey(
                        name: "fk_holidays_agencies_agency_id",
                        column: x => x.agency_id,
                        principalTable: "agencies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "number_books",
                columns: table => new
                {
                    agency_id = table.Column<int>(type: "integer", nullable: false),
                    book = table.Column<string>(type: "text", nullable: false),
                    period = table.Column<string>(type: "text", nullable: false),
                    last = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_number_books", x => new { x.agency_id, x.book, x.period });
                    table.ForeignKey(
                        name: "fk_number_books_agencies_agency_id",
                        column: x => x.agency_id,
                        principalTable: "agencies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "officers",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    agency_id = table.Column<int>(type: "integer", nullable: false),
                    full_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    position = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    roles = table.Column<int>(type: "integer", nullable: false),
                    signing_authority = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    must_change_password = table.Column<bool>(type: "boolean", nullable: false),
                    is_active = table.Column<bool>(type: "boolean", nullable: false),
                    is_demonstration = table.Column<bool>(type: "boolean", nullable: false),
                    user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    normalized_user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    normalized_email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    email_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    password_hash = table.Column<string>(type: "text", nullable: true),
                    security_stamp = table.Column<string>(type: "text", nullable: true),
                    concurrency_stamp = table.Column<string>(type: "text", nullable: true),
                    phone_number = table.Column<string>(type: "text", nullable: true),
                    phone_number_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    two_factor_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    lockout_end = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    access_failed_count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_officers", x => x.id);
                    table.ForeignKey(
                        name: "fk_officers_agencies_agency_id",
                        column: x => x.agency_id,
                        principalTable: "agencies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "procedures",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    agency_id = table.Column<int>(type: "integer", nullable: false),
                    code = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    field = table.Column<string>(type: "text", nullable: false),
                    limit = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    fee_vnd = table.Column<long>(type: "bigint", nullable: true),
                    fee_note = table.Column<string>(type: "text", nullable: false),
                    online_level = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    online_eligible = table.Column<bool>(type: "boolean", nullable: false),
                    has_financial_obligation = table.Column<bool>(type: "boolean", nullable: false),
                    online_payment_eligible = table.Column<bool>(type: "boolean", nullable: false),
                    online_payment_deployed = table.Column<bool>(type: "boolean", nullable: false),
                    published = table.Column<bool>(type: "boolean", nullable: false),
                    status = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    in_force_from = table.Column<LocalDate>(type: "date", nullable: true),
                    in_force_to = table.Column<LocalDate>(type: "date", nullable: true),
                    counted_from_next_day_after15 = table.Column<bool>(type: "boolean", nullable: false),
                    sensitive = table.Column<bool>(type: "boolean", nullable: false),
                    extension_note = table.Column<string>(type: "text", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    confidence = table.Column<string>(type: "text", nullable: false),
                    search_text = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_procedures", x => x.id);
                    table.ForeignKey(
                        name: "fk_procedures_agencies_agency_id",
                        column: x => x.agency_id,
                        principalTable: "agencies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "officer_claims",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    user_id = table.Column<int>(type: "integer", nullable: false),
                    claim_type = table.Column<string>(type: "text", nullable: true),
                    claim_value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_officer_claims", x => x.id);
                    table.ForeignKey(
                        name: "fk_officer_claims_officers_user_id",
                        column: x => x.user_id,
                        principalTable: "officers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "officer_logins",
                columns: table => new
                {
                    login_provider = table.Column<string>(type: "text", nullable: false),
                    provider_key = table.Column<string>(type: "text", nullable: false),
                    provider_display_name = table.Column<string>(type: "text", nullable: true),
                    user_id = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_officer_logins", x => new { x.login_provider, x.provider_key });
                    table.ForeignKey(
                        name: "fk_officer_logins_officers_user_id",
                        column: x => x.user_id,
                        principalTable: "officers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "officer_tokens",
                columns: table => new
                {
                    user_id = table.Column<int>(type: "integer", nullable: false),
                    login_provider = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_officer_tokens", x => new { x.user_id, x.login_provider, x.name });
                    table.ForeignKey(
                        name: "fk_officer_tokens_officers_user_id",
                        column: x => x.user_id,
                        principalTable: "officers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "dossiers",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    agency_id = table.Column<int>(type: "integer", nullable: false),
                    code = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    procedure_id = table.Column<int>(type: "integer", nullable: false),
                    channel = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    origin = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    applicant_name = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    identity_number = table.Column<string>(type: "text", nullable: true),
                    phone = table.Column<string>(type: "text", nullable: true),
                    email = table.Column<string>(type: "text", nullable: true),
                    address = table.Column<string>(type: "text", nullable: true),
                    search_text = table.Column<string>(type: "text", nullable: false),
                    received_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    received_by_id = table.Column<int>(type: "integer", nullable: true),
                    limit = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    counted_from_next_day_after15 = table.Column<bool>(type: "boolean", nullable: false),
                    due_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    on_time_until = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    due_soon_from = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    status = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    completed_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    outcome = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    result_number = table.Column<string>(type: "text", nullable: true),
                    electronic_result = table.Column<bool>(type: "boolean", nullable: false),
                    handed_over_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    handed_over_to = table.Column<string>(type: "text", nullable: true),
                    withdrawn_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    fee_vnd = table.Column<long>(type: "bigint", nullable: true),
                    paid_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    payment_method = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    result_delivery = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    components_total = table.Column<int>(type: "integer", nullable: false),
                    components_digitized = table.Column<int>(type: "integer", nullable: false),
                    lookup_token = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    request_key = table.Column<Guid>(type: "uuid", nullable: true),
                    imported_row = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    owes_no_letter = table.Column<bool>(type: "boolean", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dossiers", x => x.id);
                    table.ForeignKey(
                        name: "fk_dossiers_agencies_agency_id",
                        column: x => x.agency_id,
                        principalTable: "agencies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_dossiers_procedures_procedure_id",
                        column: x => x.procedure_id,
                        principalTable: "procedures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_dossiers_users_received_by_id",
                        column: x => x.received_by_id,
                        principalTable: "officers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "procedure_components",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    procedure_id = table.Column<int>(type: "integer", nullable: false),
                    ordinal = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_procedure_components", x => x.id);
                    table.ForeignKey(
                        name: "fk_procedure_components_procedures_procedure_id",
                        column: x => x.procedure_id,
                        principalTable: "procedures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "apology_letters",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    agency_id = table.Column<int>(type: "integer", nullable: false),
                    dossier_id = table.Column<long>(type: "bigint", nullable: false),
                    cause = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    drafted_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    promised_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    reason_kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    reason_by_id = table.Column<int>(type: "integer", nullable: true),
                    reason_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    new_due_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    place = table.Column<string>(type: "text", nullable: false),
                    signed_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    signed_by_id = table.Column<int>(type: "integer", nullable: true),
                    signer_name = table.Column<string>(type: "text", nullable: true),
                    signing_authority = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    number = table.Column<int>(type: "integer", nullable: true),
                    number_year = table.Column<int>(type: "integer", nullable: true),
                    number_text = table.Column<string>(type: "text", nullable: true),
                    sent_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    handed_over_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    handed_over_to = table.Column<string>(type: "text", nullable: true),
                    published_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    published_by_id = table.Column<int>(type: "integer", nullable: true),
                    posted_until = table.Column<LocalDate>(type: "date", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_apology_letters", x => x.id);
                    table.ForeignKey(
                        name: "fk_apology_letters_agencies_agency_id",
                        column: x => x.agency_id,
                        principalTable: "agencies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_apology_letters_dossiers_dossier_id",
                        column: x => x.dossier_id,
                        principalTable: "dossiers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "dossier_components",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    dossier_id = table.Column<long>(type: "bigint", nullable: false),
                    ordinal = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    originals = table.Column<int>(type: "integer", nullable: false),
                    copies = table.Column<int>(type: "integer", nullable: false),
                    is_digitized = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dossier_components", x => x.id);
                    table.ForeignKey(
                        name: "fk_dossier_components_dossiers_dossier_id",
                        column: x => x.dossier_id,
                        principalTable: "dossiers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "dossier_events",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    dossier_id = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    officer_id = table.Column<int>(type: "integer", nullable: true),
                    by = table.Column<string>(type: "text", nullable: false),
                    from_status = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    to_status = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    old_due_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    new_due_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    note = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dossier_events", x => x.id);
                    table.ForeignKey(
                        name: "fk_dossier_events_dossiers_dossier_id",
                        column: x => x.dossier_id,
                        principalTable: "dossiers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "late_completions",
                columns: table => new
                {
                    dossier_id = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_late_completions", x => x.dossier_id);
                    table.ForeignKey(
                        name: "fk_late_completions_dossiers_dossier_id",
                        column: x => x.dossier_id,
                        principalTable: "dossiers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "reminders",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    agency_id = table.Column<int>(type: "integer", nullable: false),
                    dossier_id = table.Column<long>(type: "bigint", nullable: false),
                    stage = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    due_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    raised_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reminders", x => x.id);
                    table.ForeignKey(
                        name: "fk_reminders_dossiers_dossier_id",
                        column: x => x.dossier_id,
                        principalTable: "dossiers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "letter_papers",
                columns: table => new
                {
                    letter_id = table.Column<long>(type: "bigint", nullable: false),
                    pdf = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_letter_papers", x => x.letter_id);
                    table.ForeignKey(
                        name: "fk_letter_papers_apology_letters_letter_id",
                        column: x => x.letter_id,
                        principalTable: "apology_letters",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "outgoing_mails",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    agency_id = table.Column<int>(type: "integer", nullable: false),
                    to = table.Column<string>(type: "text", nullable: false),
                    subject = table.Column<string>(type: "text", nullable: false),
                    body = table.Column<string>(type: "text", nullable: false),
                    message_id = table.Column<string>(type: "text", nullable: false),
                    letter_id = table.Column<long>(type: "bigint", nullable: true),
                    created_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    next_attempt_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    last_error = table.Column<string>(type: "text", nullable: true),
                    sent_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outgoing_mails", x => x.id);
                    table.ForeignKey(
                        name: "fk_outgoing_mails_apology_letters_letter_id",
                        column: x => x.letter_id,
                        principalTable: "apology_letters",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_agencies_code",
                table: "agencies",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_apology_letters_agency_id_drafted_at",
                table: "apology_letters",
                columns: new[] { "agency_id", "drafted_at" });

            migrationBuilder.CreateIndex(
                name: "ix_apology_letters_agency_id_drafted_at1",
                table: "apology_letters",
                columns: new[] { "agency_id", "drafted_at" },
                filter: "signed_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_apology_letters_agency_id_number_year_number",
                table: "apology_letters",
                columns: new[] { "agency_id", "number_year", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_apology_letters_agency_id_published_at",
                table: "apology_letters",
                columns: new[] { "agency_id", "published_at" },
                filter: "published_at is not null");

            migrationBuilder.CreateIndex(
                name: "ux_apology_letters_dossier_cause",
                table: "apology_letters",
                columns: new[] { "dossier_id", "cause" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_dossier_components_dossier_id_ordinal",
                table: "dossier_components",
                columns: new[] { "dossier_id", "ordinal" });

            migrationBuilder.CreateIndex(
                name: "ix_dossier_events_dossier_id_at",
                table: "dossier_events",
                columns: new[] { "dossier_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_agency_id_code",
                table: "dossiers",
                columns: new[] { "agency_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_agency_id_completed_at",
                table: "dossiers",
                columns: new[] { "agency_id", "completed_at" });

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_agency_id_imported_row",
                table: "dossiers",
                columns: new[] { "agency_id", "imported_row" },
                unique: true,
                filter: "imported_row is not null");

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_agency_id_received_at",
                table: "dossiers",
                columns: new[] { "agency_id", "received_at" });

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_agency_id_withdrawn_at",
                table: "dossiers",
                columns: new[] { "agency_id", "withdrawn_at" },
                filter: "withdrawn_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_completed_late",
                table: "dossiers",
                columns: new[] { "agency_id", "completed_at", "on_time_until", "id" },
                filter: "completed_at > on_time_until");

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_lookup_token",
                table: "dossiers",
                column: "lookup_token",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_open_due",
                table: "dossiers",
                columns: new[] { "agency_id", "due_at", "id" },
                filter: "completed_at is null and withdrawn_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_open_due_soon",
                table: "dossiers",
                columns: new[] { "agency_id", "due_soon_from" },
                filter: "completed_at is null and withdrawn_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_open_on_time_until",
                table: "dossiers",
                columns: new[] { "agency_id", "on_time_until" },
                filter: "completed_at is null and withdrawn_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_paid_online",
                table: "dossiers",
                columns: new[] { "agency_id", "paid_at" },
                filter: "payment_method = 'Online'");

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_procedure_id",
                table: "dossiers",
                column: "procedure_id");

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_ready",
                table: "dossiers",
                columns: new[] { "agency_id", "completed_at", "id" },
                filter: "completed_at is not null and handed_over_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_received_by_id",
                table: "dossiers",
                column: "received_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_search_text",
                table: "dossiers",
                column: "search_text")
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:IndexOperators", new[] { "gin_trgm_ops" });

            migrationBuilder.CreateIndex(
                name: "ux_dossiers_request_key",
                table: "dossiers",
                columns: new[] { "agency_id", "request_key" },
                unique: true,
                filter: "request_key is not null");

            migrationBuilder.CreateIndex(
                name: "ix_holidays_agency_id_date",
                table: "holidays",
                columns: new[] { "agency_id", "date" },
                unique: true)
                .Annotation("Npgsql:NullsDistinct", false);

            migrationBuilder.CreateIndex(
                name: "ix_officer_claims_user_id",
                table: "officer_claims",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_officer_logins_user_id",
                table: "officer_logins",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "EmailIndex",
                table: "officers",
                column: "normalized_email");

            migrationBuilder.CreateIndex(
                name: "ix_officers_agency_id",
                table: "officers",
                column: "agency_id");

            migrationBuilder.CreateIndex(
                name: "UserNameIndex",
                table: "officers",
                column: "normalized_user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_outgoing_mails_letter_id",
                table: "outgoing_mails",
                column: "letter_id");

            migrationBuilder.CreateIndex(
                name: "ix_outgoing_mails_message_id",
                table: "outgoing_mails",
                column: "message_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_outgoing_mails_unsent",
                table: "outgoing_mails",
                column: "next_attempt_at",
                filter: "sent_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_procedure_components_procedure_id_ordinal",
                table: "procedure_components",
                columns: new[] { "procedure_id", "ordinal" });

            migrationBuilder.CreateIndex(
                name: "ix_procedures_agency_id_code",
                table: "procedures",
                columns: new[] { "agency_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_reminders_dossier_id_stage_due_at",
                table: "reminders",
                columns: new[] { "dossier_id", "stage", "due_at" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_targets_indicator_in_force_from",
                table: "targets",
                columns: new[] { "indicator", "in_force_from" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "dossier_components");

            migrationBuilder.DropTable(
                name: "dossier_events");

            migrationBuilder.DropTable(
                name: "holidays");

            migrationBuilder.DropTable(
                name: "late_completions");

            migrationBuilder.DropTable(
                name: "letter_papers");

            migrationBuilder.DropTable(
                name: "number_books");

            migrationBuilder.DropTable(
                name: "officer_claims");

            migrationBuilder.DropTable(
                name: "officer_logins");

            migrationBuilder.DropTable(
                name: "officer_tokens");

            migrationBuilder.DropTable(
                name: "outgoing_mails");

            migrationBuilder.DropTable(
                name: "procedure_components");

            migrationBuilder.DropTable(
                name: "reminders");

            migrationBuilder.DropTable(
                name: "targets");

            migrationBuilder.DropTable(
                name: "apology_letters");

            migrationBuilder.DropTable(
                name: "dossiers");

            migrationBuilder.DropTable(
                name: "procedures");

            migrationBuilder.DropTable(
                name: "officers");

            migrationBuilder.DropTable(
                name: "agencies");
        }
    }
}
