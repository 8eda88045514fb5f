using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace PhuocHiep.MotCua.Db.Migrations
{
    /// <inheritdoc />
    public partial class Forecasts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "forecast_weeks",
                columns: table => new
                {
                    agency_id = table.Column<int>(type: "integer", nullable: false),
                    on = table.Column<LocalDate>(type: "date", nullable: false),
                    is_back_test = table.Column<bool>(type: "boolean", nullable: false),
                    judged = table.Column<int>(type: "integer", nullable: false),
                    late = table.Column<int>(type: "integer", nullable: false),
                    said = table.Column<int>(type: "integer", nullable: false),
                    right = table.Column<int>(type: "integer", nullable: false),
                    rule_said = table.Column<int>(type: "integer", nullable: false),
                    rule_right = table.Column<int>(type: "integer", nullable: false),
                    told = table.Column<int>(type: "integer", nullable: false),
                    squared_error = table.Column<double>(type: "double precision", nullable: false),
                    changed = table.Column<int>(type: "integer", nullable: false),
                    judged_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_forecast_weeks", x => new { x.agency_id, x.on });
                    table.ForeignKey(
                        name: "fk_forecast_weeks_agencies_agency_id",
                        column: x => x.agency_id,
                        principalTable: "agencies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "kept_forecasts",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    agency_id = table.Column<int>(type: "integer", nullable: false),
                    on = table.Column<LocalDate>(type: "date", nullable: false),
                    dossier_id = table.Column<long>(type: "bigint", nullable: false),
                    on_time_until = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    probability = table.Column<double>(type: "double precision", nullable: true),
                    said_late = table.Column<bool>(type: "boolean", nullable: false),
                    is_past_half = table.Column<bool>(type: "boolean", nullable: false),
                    made_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_kept_forecasts", x => x.id);
                    table.ForeignKey(
                        name: "fk_kept_forecasts_agencies_agency_id",
                        column: x => x.agency_id,
                        principalTable: "agencies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_kept_forecasts_dossiers_dossier_id",
                        column: x => x.dossier_id,
                        principalTable: "dossiers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "spent_days",
                columns: table => new
                {
                    agency_id = table.Column<int>(type: "integer", nullable: false),
                    on = table.Column<LocalDate>(type: "date", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    times = table.Column<string>(type: "jsonb", nullable: false),
                    held = table.Column<string>(type: "jsonb", nullable: false),
                    finished = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_spent_days", x => new { x.agency_id, x.on });
                    table.ForeignKey(
                        name: "fk_spent_days_agencies_agency_id",
                        column: x => x.agency_id,
                        principalTable: "agencies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "stale_spent_days",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    agency_id = table.Column<int>(type: "integer", nullable: false),
                    on = table.Column<LocalDate>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stale_spent_days", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "years_behind",
                columns: table => new
                {
                    agency_id = table.Column<int>(type: "integer", nullable: false),
                    on = table.Column<LocalDate>(type: "date", nullable: false),
                    times = table.Column<string>(type: "jsonb", nullable: false),
                    paces = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_years_behind", x => x.agency_id);
                    table.ForeignKey(
                        name: "fk_years_behind_agencies_agency_id",
                        column: x => x.agency_id,
                        principalTable: "agencies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_kept_forecasts_agency_id_on_dossier_id",
                table: "kept_forecasts",
                columns: new[] { "agency_id", "on", "dossier_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_kept_forecasts_dossier_id",
                table: "kept_forecasts",
                column: "dossier_id");

            migrationBuilder.Sql("""
                -- A result that is brought in or changed makes its day's sum stale, in the same transaction; those that come in together do it once. Rows
                -- without a key, so that nobody waits for anybody; the table is swept soon and is small for good.
                create function touch_spent_day() returns trigger language plpgsql as $$
                begin
                    insert into stale_spent_days (agency_id, "on")
                    select distinct new.agency_id, (at at time zone 'Asia/Ho_Chi_Minh')::date from unnest(array[new.completed_at, old.completed_at]) at where at is not null;
                    return null;
                end $$;
                create trigger spent_day_is_touched after update of received_at, completed_at, on_time_until, procedure_id, holder_id on dossiers
                    for each row when (new.completed_at is not null) execute function touch_spent_day();

                create function touch_spent_days_of_new() returns trigger language plpgsql as $$
                begin
                    insert into stale_spent_days (agency_id, "on")
                    select distinct agency_id, (completed_at at time zone 'Asia/Ho_Chi_Minh')::date from added where completed_at is not null;
                    return null;
                end $$;
                create trigger spent_days_of_new_are_touched after insert on dossiers referencing new table as added for each statement execute function touch_spent_days_of_new();
                alter table stale_spent_days set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500);

                create trigger kept_forecasts_stay before update or delete on kept_forecasts
                    for each row execute function refuse_rewriting();
                """);
        }

        /// <remarks>There is no way back: what was said has no place in the version before.</remarks>
        protected override void Down(MigrationBuilder migrationBuilder) => throw new NotSupportedException();
    }
}
