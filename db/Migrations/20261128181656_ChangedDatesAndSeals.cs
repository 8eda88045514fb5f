using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace PhuocHiep.MotCua.Db.Migrations
{
    /// <inheritdoc />
    public partial class ChangedDatesAndSeals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "day_seals",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    agency_id = table.Column<int>(type: "integer", nullable: false),
                    ordinal = table.Column<int>(type: "integer", nullable: false),
                    on = table.Column<LocalDate>(type: "date", nullable: false),
                    sealed_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    through_event_id = table.Column<long>(type: "bigint", nullable: false),
                    is_complete = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    dossiers = table.Column<int>(type: "integer", nullable: false),
                    previous = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_day_seals", x => x.id);
                    table.ForeignKey(
                        name: "fk_day_seals_agencies_agency_id",
                        column: x => x.agency_id,
                        principalTable: "agencies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "seal_breaches",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    agency_id = table.Column<int>(type: "integer", nullable: false),
                    on = table.Column<LocalDate>(type: "date", nullable: true),
                    dossier_id = table.Column<long>(type: "bigint", nullable: true),
                    code = table.Column<string>(type: "text", nullable: true),
                    text = table.Column<string>(type: "text", nullable: false),
                    found_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    reviewed_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    reviewed_by_id = table.Column<int>(type: "integer", nullable: true),
                    reviewed_by = table.Column<string>(type: "text", nullable: true),
                    review = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_seal_breaches", x => x.id);
                    table.ForeignKey(
                        name: "fk_seal_breaches_agencies_agency_id",
                        column: x => x.agency_id,
                        principalTable: "agencies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_seal_breaches_officers_reviewed_by_id",
                        column: x => x.reviewed_by_id,
                        principalTable: "officers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "seal_checks",
                columns: table => new
                {
                    day_seal_id = table.Column<long>(type: "bigint", nullable: false),
                    agency_id = table.Column<int>(type: "integer", nullable: false),
                    ordinal = table.Column<int>(type: "integer", nullable: false),
                    on = table.Column<LocalDate>(type: "date", nullable: false),
                    checked_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    differences = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_seal_checks", x => x.day_seal_id);
                });

            migrationBuilder.CreateTable(
                name: "dossier_seals",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    day_seal_id = table.Column<long>(type: "bigint", nullable: false),
                    dossier_id = table.Column<long>(type: "bigint", nullable: false),
                    ordinal = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    last_event_id = table.Column<long>(type: "bigint", nullable: false),
                    facts = table.Column<List<string>>(type: "text[]", nullable: false),
                    previous = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    head = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    row_agency_id = table.Column<int>(type: "integer", nullable: false),
                    row_channel = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    row_clock_stopped_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    row_code = table.Column<string>(type: "text", nullable: false),
                    row_completed_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    row_dropped_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    row_due_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    row_handed_over_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    row_on_time_until = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    row_origin = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    row_outcome = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    row_owes_no_letter = table.Column<bool>(type: "boolean", nullable: false),
                    row_procedure_id = table.Column<int>(type: "integer", nullable: false),
                    row_received_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dossier_seals", x => x.id);
                    table.ForeignKey(
                        name: "fk_dossier_seals_day_seals_day_seal_id",
                        column: x => x.day_seal_id,
                        principalTable: "day_seals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_dossier_events_moved",
                table: "dossier_events",
                columns: new[] { "at", "id" },
                filter: "old_due_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_apology_letters_agency_id_signed_at_id",
                table: "apology_letters",
                columns: new[] { "agency_id", "signed_at", "id" },
                filter: "signed_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_apology_letters_agency_id_taken_down_at",
                table: "apology_letters",
                columns: new[] { "agency_id", "taken_down_at" },
                filter: "taken_down_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_apology_letters_agency_id_withdrawn_at",
                table: "apology_letters",
                columns: new[] { "agency_id", "withdrawn_at" },
                filter: "withdrawn_at is not null and follows_id is not null and signed_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_day_seals_agency_id_ordinal",
                table: "day_seals",
                columns: new[] { "agency_id", "ordinal" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_dossier_seals_day_seal_id",
                table: "dossier_seals",
                column: "day_seal_id");

            migrationBuilder.CreateIndex(
                name: "ix_dossier_seals_dossier_id_last_event_id",
                table: "dossier_seals",
                columns: new[] { "dossier_id", "last_event_id" });

            migrationBuilder.CreateIndex(
                name: "ix_dossier_seals_dossier_id_ordinal",
                table: "dossier_seals",
                columns: new[] { "dossier_id", "ordinal" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_seal_breaches_agency_id_dossier_id_on_text",
                table: "seal_breaches",
                columns: new[] { "agency_id", "dossier_id", "on", "text" },
                unique: true)
                .Annotation("Npgsql:NullsDistinct", false);

            migrationBuilder.CreateIndex(
                name: "ix_seal_breaches_open",
                table: "seal_breaches",
                columns: new[] { "agency_id", "id" },
                filter: "reviewed_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_seal_breaches_reviewed_by_id",
                table: "seal_breaches",
                column: "reviewed_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_seal_checks_agency_id_checked_at",
                table: "seal_checks",
                columns: new[] { "agency_id", "checked_at" });

            migrationBuilder.Sql("""
                create trigger day_seals_are_appended before update or delete on day_seals
                    for each row execute function refuse_rewriting();
                create trigger day_seals_are_kept before truncate on day_seals
                    for each statement execute function refuse_rewriting();
                create trigger dossier_seals_are_appended before update or delete on dossier_seals
                    for each row execute function refuse_rewriting();
                create trigger dossier_seals_are_kept before truncate on dossier_seals
                    for each statement execute function refuse_rewriting();
                create trigger breaches_are_kept before delete on seal_breaches
                    for each row execute function refuse_rewriting();

                -- What was found stays as it was found; only what she made of it is added, once.
                create function keep_breach() returns trigger language plpgsql as $$
                declare
                    review constant text[] := array['reviewed_at', 'reviewed_by_id', 'reviewed_by', 'review'];
                begin
                    if old.reviewed_at is not null or new.reviewed_at is null or to_jsonb(old) - review is distinct from to_jsonb(new) - review then
                        raise exception 'Chỗ không khớp niêm phong chỉ được ghi kết quả xem xét một lần.' using errcode = 'restrict_violation';
                    end if;
                    return new;
                end $$;

                create trigger breaches_stay before update on seal_breaches
                    for each row execute function keep_breach();
                """);
        }

        /// <remarks>There is no way back: what was sealed has no place in the version before.</remarks>
        protected override void Down(MigrationBuilder migrationBuilder) => throw new NotSupportedException();
    }
}
