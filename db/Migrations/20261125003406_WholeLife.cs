using System;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace PhuocHiep.MotCua.Db.Migrations
{
    /// <inheritdoc />
    public partial class WholeLife : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_dossiers_agency_id_withdrawn_at",
                table: "dossiers");

            migrationBuilder.DropIndex(
                name: "ix_dossiers_open_due",
                table: "dossiers");

            migrationBuilder.DropIndex(
                name: "ix_dossiers_open_due_soon",
                table: "dossiers");

            migrationBuilder.DropIndex(
                name: "ix_dossiers_open_on_time_until",
                table: "dossiers");

            migrationBuilder.RenameColumn(
                name: "withdrawn_at",
                table: "dossiers",
                newName: "dropped_at");

            migrationBuilder.AddColumn<string>(
                name: "extension_kind",
                table: "procedures",
                type: "character varying(20)",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "extension_limit",
                table: "procedures",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "suspended_for",
                table: "procedures",
                type: "character varying(20)",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<Instant>(
                name: "clock_stopped_at",
                table: "dossiers",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<LocalDate>(
                name: "extended_to",
                table: "dossiers",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "extension_kind",
                table: "dossiers",
                type: "character varying(20)",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "extension_limit",
                table: "dossiers",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "holder_id",
                table: "dossiers",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "in_person",
                table: "dossier_events",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "online_answer_working_hours",
                table: "agencies",
                type: "integer",
                nullable: false,
                defaultValue: 8);

            migrationBuilder.CreateTable(
                name: "opinions",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    dossier_id = table.Column<long>(type: "bigint", nullable: false),
                    asked_of = table.Column<string>(type: "text", nullable: false),
                    question = table.Column<string>(type: "text", nullable: false),
                    asked_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    answer_due_on = table.Column<LocalDate>(type: "date", nullable: false),
                    answered_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    answer = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_opinions", x => x.id);
                    table.ForeignKey(
                        name: "fk_opinions_dossiers_dossier_id",
                        column: x => x.dossier_id,
                        principalTable: "dossiers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "owed_apologies",
                columns: table => new
                {
                    dossier_id = table.Column<long>(type: "bigint", nullable: false),
                    cause = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_owed_apologies", x => new { x.dossier_id, x.cause });
                    table.ForeignKey(
                        name: "fk_owed_apologies_dossiers_dossier_id",
                        column: x => x.dossier_id,
                        principalTable: "dossiers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "submissions",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    agency_id = table.Column<int>(type: "integer", nullable: false),
                    procedure_id = table.Column<int>(type: "integer", nullable: false),
                    channel = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    applicant_name = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    identity_number = table.Column<string>(type: "text", nullable: true),
                    phone = table.Column<string>(type: "text", nullable: true),
                    email = table.Column<string>(type: "text", nullable: true),
                    address = table.Column<string>(type: "text", nullable: true),
                    result_delivery = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    submitted_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    answer_due_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    status = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    content = table.Column<string>(type: "text", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true),
                    answered_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    answered_by = table.Column<string>(type: "text", nullable: true),
                    times_sent_back = table.Column<int>(type: "integer", nullable: false),
                    dossier_id = table.Column<long>(type: "bigint", nullable: true),
                    request_key = table.Column<Guid>(type: "uuid", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    papers = table.Column<string>(type: "jsonb", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_submissions", x => x.id);
                    table.ForeignKey(
                        name: "fk_submissions_agencies_agency_id",
                        column: x => x.agency_id,
                        principalTable: "agencies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_submissions_dossiers_dossier_id",
                        column: x => x.dossier_id,
                        principalTable: "dossiers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_submissions_procedures_procedure_id",
                        column: x => x.procedure_id,
                        principalTable: "procedures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "supplements",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    agency_id = table.Column<int>(type: "integer", nullable: false),
                    dossier_id = table.Column<long>(type: "bigint", nullable: false),
                    stage = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    fault = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    content = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    requested_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    requested_by_id = table.Column<int>(type: "integer", nullable: true),
                    requested_by = table.Column<string>(type: "text", nullable: false),
                    is_repeated = table.Column<bool>(type: "boolean", nullable: false),
                    is_tardy = table.Column<bool>(type: "boolean", nullable: false),
                    override_reason = table.Column<string>(type: "text", nullable: true),
                    stops_clock = table.Column<bool>(type: "boolean", nullable: false),
                    completed_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    completed_by = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_supplements", x => x.id);
                    table.ForeignKey(
                        name: "fk_supplements_dossiers_dossier_id",
                        column: x => x.dossier_id,
                        principalTable: "dossiers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "suspensions",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    dossier_id = table.Column<long>(type: "bigint", nullable: false),
                    ground = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    suspended_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    stops_clock = table.Column<bool>(type: "boolean", nullable: false),
                    resumed_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_suspensions", x => x.id);
                    table.ForeignKey(
                        name: "fk_suspensions_dossiers_dossier_id",
                        column: x => x.dossier_id,
                        principalTable: "dossiers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "submission_events",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    submission_id = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    move = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    from_status = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    to_status = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    by = table.Column<string>(type: "text", nullable: false),
                    officer_id = table.Column<int>(type: "integer", nullable: true),
                    note = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_submission_events", x => x.id);
                    table.ForeignKey(
                        name: "fk_submission_events_submissions_submission_id",
                        column: x => x.submission_id,
                        principalTable: "submissions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_agency_id_dropped_at",
                table: "dossiers",
                columns: new[] { "agency_id", "dropped_at" },
                filter: "dropped_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_holder_id",
                table: "dossiers",
                column: "holder_id");

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_open_holder",
                table: "dossiers",
                columns: new[] { "agency_id", "holder_id", "due_at", "id" },
                filter: "completed_at is null and dropped_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_running_due_soon",
                table: "dossiers",
                columns: new[] { "agency_id", "due_soon_from" },
                filter: "completed_at is null and dropped_at is null and clock_stopped_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_running_on_time_until",
                table: "dossiers",
                columns: new[] { "agency_id", "on_time_until" },
                filter: "completed_at is null and dropped_at is null and clock_stopped_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_waiting",
                table: "dossiers",
                columns: new[] { "agency_id", "due_at", "id" },
                filter: "status in ('AwaitingSupplement', 'Suspended')");

            migrationBuilder.CreateIndex(
                name: "ix_opinions_dossier_id",
                table: "opinions",
                column: "dossier_id");

            migrationBuilder.CreateIndex(
                name: "ix_submission_events_submission_id_at",
                table: "submission_events",
                columns: new[] { "submission_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_submissions_dossier_id",
                table: "submissions",
                column: "dossier_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_submissions_open",
                table: "submissions",
                columns: new[] { "agency_id", "submitted_at" },
                filter: "status in ('Registered', 'SentBack')");

            migrationBuilder.CreateIndex(
                name: "ix_submissions_procedure_id",
                table: "submissions",
                column: "procedure_id");

            migrationBuilder.CreateIndex(
                name: "ux_submissions_request_key",
                table: "submissions",
                columns: new[] { "agency_id", "request_key" },
                unique: true,
                filter: "request_key is not null");

            migrationBuilder.CreateIndex(
                name: "ix_supplements_agency_id_requested_at",
                table: "supplements",
                columns: new[] { "agency_id", "requested_at" });

            migrationBuilder.CreateIndex(
                name: "ix_supplements_dossier_id",
                table: "supplements",
                column: "dossier_id");

            migrationBuilder.CreateIndex(
                name: "ix_suspensions_dossier_id",
                table: "suspensions",
                column: "dossier_id");

            migrationBuilder.AddForeignKey(
                name: "fk_dossiers_users_holder_id",
                table: "dossiers",
                column: "holder_id",
                principalTable: "officers",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.Sql("""
                insert into owed_apologies (dossier_id, cause) select dossier_id, 'Late' from late_completions;
                drop table late_completions;

                create trigger submission_events_are_appended before update or delete on submission_events
                    for each row execute function refuse_rewriting();
                create trigger submissions_are_kept before delete on submissions
                    for each row execute function refuse_rewriting();
                create trigger supplements_are_kept before delete on supplements
                    for each row execute function refuse_rewriting();
                create trigger suspensions_are_kept before delete on suspensions
                    for each row execute function refuse_rewriting();
                create trigger opinions_are_kept before delete on opinions
                    for each row execute function refuse_rewriting();

                -- What was asked, of whom and through whose fault, stays as it was asked; only its completion is added, once.
                create function keep_supplement() returns trigger language plpgsql as $$
                begin
                    if (to_jsonb(new) - 'completed_at' - 'completed_by') is distinct from (to_jsonb(old) - 'completed_at' - 'completed_by')
                       or old.completed_at is not null
                    then
                        raise exception 'Yêu cầu bổ sung đã ghi không được sửa.' using errcode = 'restrict_violation';
                    end if;
                    return new;
                end $$;

                create trigger supplements_stay before update on supplements
                    for each row execute function keep_supplement();

                create or replace function require_event_of_date() returns trigger language plpgsql as $$
                begin
                    if (new.due_at, new.on_time_until) is distinct from (old.due_at, old.on_time_until) and not exists (
                        select 1 from dossier_events e
                        where e.dossier_id = new.id and e.old_due_at = old.due_at and e.new_due_at = new.due_at)
                    then
                        raise exception 'Hạn trả của hồ sơ % đổi mà không có sự kiện ghi lại.', new.code using errcode = 'restrict_violation';
                    end if;
                    if new.completed_at is distinct from old.completed_at and (old.completed_at is not null or not exists (
                        select 1 from dossier_events e where e.dossier_id = new.id and e.kind = 'Completed' and e.at = new.completed_at))
                    then
                        raise exception 'Ngày có kết quả của hồ sơ % đổi mà không có sự kiện ghi lại.', new.code using errcode = 'restrict_violation';
                    end if;
                    if new.dropped_at is distinct from old.dropped_at and (old.dropped_at is not null or not exists (
                        select 1 from dossier_events e where e.dossier_id = new.id and e.kind in ('Withdrawn', 'Stopped') and e.at = new.dropped_at))
                    then
                        raise exception 'Ngày kết thúc của hồ sơ % đổi mà không có sự kiện ghi lại.', new.code using errcode = 'restrict_violation';
                    end if;
                    -- A clock that stands hides lateness: it stands only by an act that is written down.
                    if new.clock_stopped_at is distinct from old.clock_stopped_at and new.clock_stopped_at is not null and not exists (
                        select 1 from dossier_events e
                        where e.dossier_id = new.id and e.kind in ('SupplementRequested', 'SuspendedForPayment', 'SuspendedForPosting') and e.at = new.clock_stopped_at)
                    then
                        raise exception 'Thời hạn của hồ sơ % dừng mà không có sự kiện ghi lại.', new.code using errcode = 'restrict_violation';
                    end if;
                    return null;
                end $$;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new NotSupportedException("What was written down under this version is not thrown away: restore a backup instead.");
    }
}
