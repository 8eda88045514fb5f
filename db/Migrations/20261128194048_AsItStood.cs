using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace PhuocHiep.MotCua.Db.Migrations
{
    /// <inheritdoc />
    public partial class AsItStood : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "newest_dossier_id",
                table: "frozen_figures",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<Instant>(
                name: "paid_before_at",
                table: "dossiers",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "paid_before_method",
                table: "dossiers",
                type: "character varying(20)",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "paid_before_vnd",
                table: "dossiers",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<Instant>(
                name: "counted_at",
                table: "day_totals",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: NodaTime.Instant.FromUnixTimeTicks(0L));

            migrationBuilder.CreateTable(
                name: "disagreements",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    agency_id = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    what = table.Column<string>(type: "text", nullable: false),
                    from = table.Column<LocalDate>(type: "date", nullable: false),
                    to = table.Column<LocalDate>(type: "date", nullable: false),
                    dossier_id = table.Column<long>(type: "bigint", nullable: true),
                    expected = table.Column<string>(type: "text", nullable: false),
                    found = table.Column<string>(type: "text", nullable: false),
                    found_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    seen_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    resolved_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_disagreements", x => x.id);
                    table.ForeignKey(
                        name: "fk_disagreements_agencies_agency_id",
                        column: x => x.agency_id,
                        principalTable: "agencies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_disagreements_dossiers_dossier_id",
                        column: x => x.dossier_id,
                        principalTable: "dossiers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "fee_corrections",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    dossier_id = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    old_fee_vnd = table.Column<long>(type: "bigint", nullable: true),
                    new_fee_vnd = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fee_corrections", x => x.id);
                    table.ForeignKey(
                        name: "fk_fee_corrections_dossiers_dossier_id",
                        column: x => x.dossier_id,
                        principalTable: "dossiers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "procedure_changes",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    procedure_id = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    by = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    field = table.Column<string>(type: "text", nullable: false),
                    limit = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    online_level = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    online_eligible = table.Column<bool>(type: "boolean", nullable: false),
                    has_financial_obligation = table.Column<bool>(type: "boolean", nullable: false),
                    online_payment_eligible = table.Column<bool>(type: "boolean", nullable: false),
                    online_payment_deployed = table.Column<bool>(type: "boolean", nullable: false),
                    published = table.Column<bool>(type: "boolean", nullable: false),
                    status = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    in_force_from = table.Column<LocalDate>(type: "date", nullable: true),
                    in_force_to = table.Column<LocalDate>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_procedure_changes", x => x.id);
                    table.ForeignKey(
                        name: "fk_procedure_changes_procedures_procedure_id",
                        column: x => x.procedure_id,
                        principalTable: "procedures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "reconciliations",
                columns: table => new
                {
                    agency_id = table.Column<int>(type: "integer", nullable: false),
                    from = table.Column<LocalDate>(type: "date", nullable: false),
                    to = table.Column<LocalDate>(type: "date", nullable: false),
                    checked_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    dossiers = table.Column<int>(type: "integer", nullable: false),
                    differences = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reconciliations", x => new { x.agency_id, x.from, x.to });
                    table.ForeignKey(
                        name: "fk_reconciliations_agencies_agency_id",
                        column: x => x.agency_id,
                        principalTable: "agencies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_paid_before_online",
                table: "dossiers",
                columns: new[] { "agency_id", "paid_before_at" },
                filter: "paid_before_method = 'Online'");

            migrationBuilder.CreateIndex(
                name: "ix_disagreements_dossier_id",
                table: "disagreements",
                column: "dossier_id");

            migrationBuilder.CreateIndex(
                name: "ux_disagreements_open",
                table: "disagreements",
                columns: new[] { "agency_id", "kind", "what", "from", "to", "dossier_id" },
                unique: true,
                filter: "resolved_at is null")
                .Annotation("Npgsql:NullsDistinct", false);

            migrationBuilder.CreateIndex(
                name: "ix_fee_corrections_dossier_id",
                table: "fee_corrections",
                column: "dossier_id");

            migrationBuilder.CreateIndex(
                name: "ix_procedure_changes_procedure_id_id",
                table: "procedure_changes",
                columns: new[] { "procedure_id", "id" });

            migrationBuilder.Sql("""
                -- What an old register says of a payment, as far as it is still there: what was given back in full before this version is not known any more.
                update dossiers d set paid_before_at = paid_at, paid_before_method = payment_method,
                    paid_before_vnd = paid_vnd + coalesce((select sum(p.amount_vnd) from payments p where p.dossier_id = d.id), 0)
                where origin = 'Imported' and paid_at is not null and not exists (select 1 from payments p where p.dossier_id = d.id and p.kind = 'Paid');
                set constraints all immediate;
                set constraints all deferred;

                -- What was corrected so far stands on the control slip in words: `chưa ghi → 8.000 đ. Lý do: …`.
                insert into fee_corrections (dossier_id, at, old_fee_vnd, new_fee_vnd)
                select dossier_id, at, nullif(regexp_replace(split_part(note, ' → ', 1), '\D', '', 'g'), '')::bigint, regexp_replace(split_part(split_part(note, ' → ', 2), ' đ', 1), '\D', '', 'g')::bigint
                from dossier_events where kind = 'FeeChanged' and note ~ '^(chưa ghi|[0-9.]+ đ) → [0-9.]+ đ\. ' order by id;

                create trigger fee_corrections_stay before update or delete on fee_corrections
                    for each row execute function refuse_rewriting();
                create trigger procedure_changes_stay before update or delete on procedure_changes
                    for each row execute function refuse_rewriting();

                -- A fee that changes leaves its old value; checked when the transaction ends.
                create function require_correction_of_fee() returns trigger language plpgsql as $$
                begin
                    if not exists (select 1 from fee_corrections c where c.dossier_id = new.id and c.new_fee_vnd = new.fee_vnd and c.old_fee_vnd is not distinct from old.fee_vnd)
                    then
                        raise exception 'Mức lệ phí của hồ sơ % đổi mà không ghi lại mức cũ.', new.code using errcode = 'restrict_violation';
                    end if;
                    return null;
                end $$;
                create constraint trigger fees_leave_corrections after update of fee_vnd on dossiers deferrable initially deferred
                    for each row when (old.fee_vnd is distinct from new.fee_vnd) execute function require_correction_of_fee();

                -- So does what the office has said of a procedure; the starting catalogue's guess is put right without a trace.
                create function require_change_of_procedure() returns trigger language plpgsql as $$
                begin
                    if not exists (select 1 from procedure_changes c where c.procedure_id = new.id
                        and (c.name, c.field, c."limit", c.online_level, c.online_eligible, c.has_financial_obligation, c.online_payment_eligible, c.online_payment_deployed, c.published, c.status, c.in_force_from, c.in_force_to)
                        is not distinct from (old.name, old.field, old."limit", old.online_level, old.online_eligible, old.has_financial_obligation, old.online_payment_eligible, old.online_payment_deployed, old.published, old.status, old.in_force_from, old.in_force_to))
                    then
                        raise exception 'Thủ tục % đổi mà không ghi lại nội dung cũ.', new.code using errcode = 'restrict_violation';
                    end if;
                    return null;
                end $$;
                create constraint trigger procedures_leave_changes after update on procedures deferrable initially deferred
                    for each row when (old.confidence = 'office' and
                        (old.name, old.field, old."limit", old.online_level, old.online_eligible, old.has_financial_obligation, old.online_payment_eligible, old.online_payment_deployed, old.published, old.status, old.in_force_from, old.in_force_to)
                        is distinct from (new.name, new.field, new."limit", new.online_level, new.online_eligible, new.has_financial_obligation, new.online_payment_eligible, new.online_payment_deployed, new.published, new.status, new.in_force_from, new.in_force_to))
                    execute function require_change_of_procedure();
                """);
        }

        /// <remarks>There is no way back: what was kept has no place in the version before.</remarks>
        protected override void Down(MigrationBuilder migrationBuilder) => throw new NotSupportedException();
    }
}
