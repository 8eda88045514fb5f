using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace PhuocHiep.MotCua.Db.Migrations
{
    /// <inheritdoc />
    public partial class WhatIsDecidedAndEntered : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_targets_indicator_in_force_from",
                table: "targets");

            migrationBuilder.AddColumn<long>(
                name: "evidence_id",
                table: "targets",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<Instant>(
                name: "set_at",
                table: "targets",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "set_by",
                table: "targets",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "set_by_id",
                table: "targets",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "withdrawal_reason",
                table: "targets",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<Instant>(
                name: "withdrawn_at",
                table: "targets",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "withdrawn_by",
                table: "targets",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "withdrawn_by_id",
                table: "targets",
                type: "integer",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "commitments",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    agency_id = table.Column<int>(type: "integer", nullable: false),
                    row = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    subject = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    notice = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    notice_on = table.Column<LocalDate>(type: "date", nullable: false),
                    due_on = table.Column<LocalDate>(type: "date", nullable: false),
                    responsible = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    done_on = table.Column<LocalDate>(type: "date", nullable: true),
                    reported_on = table.Column<LocalDate>(type: "date", nullable: true),
                    report_number = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    finished_on = table.Column<LocalDate>(type: "date", nullable: true),
                    withdrawn_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    entered_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    entered_by_id = table.Column<int>(type: "integer", nullable: false),
                    entered_by = table.Column<string>(type: "text", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_commitments", x => x.id);
                    table.ForeignKey(
                        name: "fk_commitments_agencies_agency_id",
                        column: x => x.agency_id,
                        principalTable: "agencies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_commitments_officers_entered_by_id",
                        column: x => x.entered_by_id,
                        principalTable: "officers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "evidence_files",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    agency_id = table.Column<int>(type: "integer", nullable: false),
                    file_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    media_type = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    length = table.Column<long>(type: "bigint", nullable: false),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    pages = table.Column<int>(type: "integer", nullable: false),
                    added_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    added_by_id = table.Column<int>(type: "integer", nullable: false),
                    added_by = table.Column<string>(type: "text", nullable: false),
                    scanned_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evidence_files", x => x.id);
                    table.ForeignKey(
                        name: "fk_evidence_files_agencies_agency_id",
                        column: x => x.agency_id,
                        principalTable: "agencies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_evidence_files_officers_added_by_id",
                        column: x => x.added_by_id,
                        principalTable: "officers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "commitment_events",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    commitment_id = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    by_id = table.Column<int>(type: "integer", nullable: false),
                    by = table.Column<string>(type: "text", nullable: false),
                    on = table.Column<LocalDate>(type: "date", nullable: true),
                    old_due_on = table.Column<LocalDate>(type: "date", nullable: true),
                    new_due_on = table.Column<LocalDate>(type: "date", nullable: true),
                    note = table.Column<string>(type: "text", nullable: true),
                    evidence_id = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_commitment_events", x => x.id);
                    table.ForeignKey(
                        name: "fk_commitment_events_commitments_commitment_id",
                        column: x => x.commitment_id,
                        principalTable: "commitments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_commitment_events_evidence_files_evidence_id",
                        column: x => x.evidence_id,
                        principalTable: "evidence_files",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_commitment_events_officers_by_id",
                        column: x => x.by_id,
                        principalTable: "officers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "entered_figures",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    agency_id = table.Column<int>(type: "integer", nullable: false),
                    item = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    from = table.Column<LocalDate>(type: "date", nullable: false),
                    to = table.Column<LocalDate>(type: "date", nullable: false),
                    numerator = table.Column<long>(type: "bigint", nullable: true),
                    denominator = table.Column<long>(type: "bigint", nullable: true),
                    note = table.Column<string>(type: "text", nullable: true),
                    evidence_id = table.Column<long>(type: "bigint", nullable: true),
                    without_evidence = table.Column<string>(type: "text", nullable: true),
                    entered_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    entered_by_id = table.Column<int>(type: "integer", nullable: false),
                    entered_by = table.Column<string>(type: "text", nullable: false),
                    corrects_id = table.Column<long>(type: "bigint", nullable: true),
                    correction_reason = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_entered_figures", x => x.id);
                    table.CheckConstraint("ck_entered_figures_evidence", "numerator is null or evidence_id is not null or without_evidence is not null");
                    table.ForeignKey(
                        name: "fk_entered_figures_agencies_agency_id",
                        column: x => x.agency_id,
                        principalTable: "agencies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_entered_figures_entered_figures_corrects_id",
                        column: x => x.corrects_id,
                        principalTable: "entered_figures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_entered_figures_evidence_files_evidence_id",
                        column: x => x.evidence_id,
                        principalTable: "evidence_files",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_entered_figures_officers_entered_by_id",
                        column: x => x.entered_by_id,
                        principalTable: "officers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_targets_evidence_id",
                table: "targets",
                column: "evidence_id");

            migrationBuilder.CreateIndex(
                name: "ix_targets_set_by_id",
                table: "targets",
                column: "set_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_targets_withdrawn_by_id",
                table: "targets",
                column: "withdrawn_by_id");

            migrationBuilder.CreateIndex(
                name: "ux_targets_indicator_in_force_from",
                table: "targets",
                columns: new[] { "indicator", "in_force_from" },
                unique: true,
                filter: "withdrawn_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_received_online",
                table: "dossiers",
                columns: new[] { "procedure_id", "received_at" },
                filter: "channel = 'Online'");

            migrationBuilder.CreateIndex(
                name: "ix_commitment_events_by_id",
                table: "commitment_events",
                column: "by_id");

            migrationBuilder.CreateIndex(
                name: "ix_commitment_events_commitment_id_at",
                table: "commitment_events",
                columns: new[] { "commitment_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_commitment_events_evidence_id",
                table: "commitment_events",
                column: "evidence_id");

            migrationBuilder.CreateIndex(
                name: "ix_commitments_agency_id_due_on",
                table: "commitments",
                columns: new[] { "agency_id", "due_on" });

            migrationBuilder.CreateIndex(
                name: "ix_commitments_agency_id_due_on1",
                table: "commitments",
                columns: new[] { "agency_id", "due_on" },
                filter: "finished_on is null and withdrawn_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_commitments_entered_by_id",
                table: "commitments",
                column: "entered_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_entered_figures_entered_by_id",
                table: "entered_figures",
                column: "entered_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_entered_figures_evidence_id",
                table: "entered_figures",
                column: "evidence_id");

            migrationBuilder.CreateIndex(
                name: "ux_entered_figures_corrects",
                table: "entered_figures",
                column: "corrects_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_entered_figures_period",
                table: "entered_figures",
                columns: new[] { "agency_id", "item", "from", "to" },
                unique: true,
                filter: "corrects_id is null");

            migrationBuilder.CreateIndex(
                name: "ix_evidence_files_added_by_id",
                table: "evidence_files",
                column: "added_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_evidence_files_agency_id",
                table: "evidence_files",
                column: "agency_id");

            migrationBuilder.AddForeignKey(
                name: "fk_targets_evidence_files_evidence_id",
                table: "targets",
                column: "evidence_id",
                principalTable: "evidence_files",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_targets_officers_set_by_id",
                table: "targets",
                column: "set_by_id",
                principalTable: "officers",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_targets_officers_withdrawn_by_id",
                table: "targets",
                column: "withdrawn_by_id",
                principalTable: "officers",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.Sql("""
                create trigger evidence_is_kept before update or delete on evidence_files for each row execute function refuse_rewriting();
                create trigger entered_figures_stay before update or delete on entered_figures for each row execute function refuse_rewriting();
                create trigger commitment_events_stay before update or delete on commitment_events for each row execute function refuse_rewriting();
                create trigger commitments_are_kept before delete on commitments for each row execute function refuse_rewriting();
                create trigger targets_are_kept before delete on targets for each row execute function refuse_rewriting();

                -- A target is not rewritten; one whose day has not come is withdrawn by a dated mark, once.
                create function keep_target() returns trigger language plpgsql as $$
                declare
                    mark constant text[] := array['withdrawn_at', 'withdrawn_by_id', 'withdrawn_by', 'withdrawal_reason'];
                begin
                    if old.withdrawn_at is not null or new.withdrawn_at is null or new.withdrawal_reason is null or to_jsonb(old) - mark is distinct from to_jsonb(new) - mark
                       or old.in_force_from <= (new.withdrawn_at at time zone 'Asia/Ho_Chi_Minh')::date
                    then
                        raise exception 'Chỉ tiêu không được sửa; chỉ rút lại một lần khi chưa đến ngày dùng.' using errcode = 'restrict_violation';
                    end if;
                    return new;
                end $$;
                create trigger targets_stay before update on targets for each row execute function keep_target();

                -- What was notified stays; a due day that moves, or a day of finishing, leaves its event in the same transaction.
                create function keep_commitment() returns trigger language plpgsql as $$
                begin
                    if (old.agency_id, old.row, old.subject, old.notice, old.notice_on, old.entered_at, old.entered_by_id, old.entered_by)
                       is distinct from (new.agency_id, new.row, new.subject, new.notice, new.notice_on, new.entered_at, new.entered_by_id, new.entered_by)
                       or (old.withdrawn_at is not null and new.withdrawn_at is distinct from old.withdrawn_at)
                    then
                        raise exception 'Nội dung đã ghi vào sổ cam kết không được sửa.' using errcode = 'restrict_violation';
                    end if;
                    if new.due_on is distinct from old.due_on and not exists (
                        select 1 from commitment_events e where e.commitment_id = new.id and e.kind = 'DueMoved' and e.old_due_on = old.due_on and e.new_due_on = new.due_on and e.note is not null)
                    then
                        raise exception 'Hạn của việc % đổi mà không có sự kiện ghi lại.', new.id using errcode = 'restrict_violation';
                    end if;
                    if (new.done_on is distinct from old.done_on and not exists (
                        select 1 from commitment_events e where e.commitment_id = new.id and (e.kind = 'Done' and e.on = new.done_on or e.kind = 'Reopened' and new.done_on is null)))
                       or (new.reported_on is distinct from old.reported_on and not exists (
                        select 1 from commitment_events e where e.commitment_id = new.id and (e.kind = 'Reported' and e.on = new.reported_on or e.kind = 'Reopened' and new.reported_on is null)))
                    then
                        raise exception 'Ngày xong, ngày báo cáo của việc % đổi mà không có sự kiện ghi lại.', new.id using errcode = 'restrict_violation';
                    end if;
                    return null;
                end $$;
                create constraint trigger commitments_leave_events after update on commitments deferrable initially deferred for each row execute function keep_commitment();

                -- A paper used again counts on the day of receipt, and touches no column of the dossier.
                create function touch_day_of_reuse() returns trigger language plpgsql as $$
                begin
                    insert into stale_days (agency_id, "on")
                    select d.agency_id, (d.received_at at time zone 'Asia/Ho_Chi_Minh')::date from dossiers d where d.id = new.dossier_id;
                    return null;
                end $$;
                create trigger reuse_is_touched after insert or update on documents for each row when (new.reused_from_id is not null) execute function touch_day_of_reuse();
                """);
        }

        /// <remarks>There is no way back: what was entered has no place in the version before.</remarks>
        protected override void Down(MigrationBuilder migrationBuilder) => throw new NotSupportedException();
    }
}
