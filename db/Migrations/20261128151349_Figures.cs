using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace PhuocHiep.MotCua.Db.Migrations
{
    /// <inheritdoc />
    public partial class Figures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_dossiers_paid_online",
                table: "dossiers");

            migrationBuilder.DropIndex(
                name: "ix_apology_letters_agency_id_owed_at",
                table: "apology_letters");

            migrationBuilder.CreateTable(
                name: "day_totals",
                columns: table => new
                {
                    agency_id = table.Column<int>(type: "integer", nullable: false),
                    on = table.Column<LocalDate>(type: "date", nullable: false),
                    formula = table.Column<string>(type: "text", nullable: false),
                    counts = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_day_totals", x => new { x.agency_id, x.on });
                    table.ForeignKey(
                        name: "fk_day_totals_agencies_agency_id",
                        column: x => x.agency_id,
                        principalTable: "agencies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "frozen_figures",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    agency_id = table.Column<int>(type: "integer", nullable: false),
                    indicator = table.Column<string>(type: "text", nullable: false),
                    from = table.Column<LocalDate>(type: "date", nullable: false),
                    to = table.Column<LocalDate>(type: "date", nullable: false),
                    numerator = table.Column<long>(type: "bigint", nullable: true),
                    denominator = table.Column<long>(type: "bigint", nullable: true),
                    target = table.Column<decimal>(type: "numeric", nullable: true),
                    frozen_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    by = table.Column<string>(type: "text", nullable: true),
                    note = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_frozen_figures", x => x.id);
                    table.ForeignKey(
                        name: "fk_frozen_figures_agencies_agency_id",
                        column: x => x.agency_id,
                        principalTable: "agencies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "stale_days",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    agency_id = table.Column<int>(type: "integer", nullable: false),
                    on = table.Column<LocalDate>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stale_days", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_paid_online",
                table: "dossiers",
                columns: new[] { "procedure_id", "paid_at" },
                filter: "payment_method = 'Online'");

            migrationBuilder.CreateIndex(
                name: "ix_apology_letters_agency_id_cause_owed_at",
                table: "apology_letters",
                columns: new[] { "agency_id", "cause", "owed_at" });

            migrationBuilder.CreateIndex(
                name: "ix_frozen_figures_agency_id_from_to_indicator_frozen_at",
                table: "frozen_figures",
                columns: new[] { "agency_id", "from", "to", "indicator", "frozen_at" },
                unique: true);

            migrationBuilder.Sql("""
                -- What is touched of a day makes its totals stale, in the same transaction; rows without a key, so that nobody waits for anybody.
                create function touch_days() returns trigger language plpgsql as $$
                begin
                    insert into stale_days (agency_id, "on")
                    select distinct new.agency_id, (at at time zone 'Asia/Ho_Chi_Minh')::date
                    from unnest(array[new.received_at, new.completed_at] || case when tg_op = 'UPDATE' then array[old.received_at, old.completed_at] end) at where at is not null;
                    return null;
                end $$;
                create trigger days_are_touched after insert or update of received_at, completed_at, dropped_at, handed_over_at, on_time_until, channel, outcome, procedure_id,
                    electronic_result, components_total, components_digitized, fee_vnd, paid_vnd, paid_at, payment_method, owes_no_letter
                    on dossiers for each row execute function touch_days();

                create function touch_day_of_letter() returns trigger language plpgsql as $$
                begin
                    insert into stale_days (agency_id, "on")
                    select d.agency_id, (d.completed_at at time zone 'Asia/Ho_Chi_Minh')::date from dossiers d where d.id = new.dossier_id and d.completed_at is not null;
                    return null;
                end $$;
                create trigger day_is_touched after insert or update on apology_letters for each row execute function touch_day_of_letter();

                create function touch_all_days() returns trigger language plpgsql as $$
                begin
                    insert into stale_days (agency_id, "on") values (new.agency_id, null);
                    return null;
                end $$;
                create trigger all_days_are_touched after update of online_level, online_payment_deployed on procedures
                    for each row when ((old.online_level, old.online_payment_deployed) is distinct from (new.online_level, new.online_payment_deployed)) execute function touch_all_days();

                create trigger frozen_figures_stay before update or delete on frozen_figures
                    for each row execute function refuse_rewriting();
                """);
        }

        /// <remarks>There is no way back: what was frozen has no place in the version before.</remarks>
        protected override void Down(MigrationBuilder migrationBuilder) => throw new NotSupportedException();
    }
}
