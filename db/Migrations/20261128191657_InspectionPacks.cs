using System;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace PhuocHiep.MotCua.Db.Migrations
{
    /// <inheritdoc />
    public partial class InspectionPacks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "inspection_packs",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    agency_id = table.Column<int>(type: "integer", nullable: false),
                    from = table.Column<LocalDate>(type: "date", nullable: false),
                    to = table.Column<LocalDate>(type: "date", nullable: false),
                    requested_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    requested_by_id = table.Column<int>(type: "integer", nullable: true),
                    requested_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    request_key = table.Column<Guid>(type: "uuid", nullable: true),
                    started_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    done = table.Column<int>(type: "integer", nullable: false),
                    total = table.Column<int>(type: "integer", nullable: false),
                    finished_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    as_of = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    file_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    bytes = table.Column<long>(type: "bigint", nullable: true),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    failed_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    problem = table.Column<string>(type: "text", nullable: true),
                    cleared_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_inspection_packs", x => x.id);
                    table.ForeignKey(
                        name: "fk_inspection_packs_agencies_agency_id",
                        column: x => x.agency_id,
                        principalTable: "agencies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_inspection_packs_officers_requested_by_id",
                        column: x => x.requested_by_id,
                        principalTable: "officers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_inspection_packs_agency_id_id",
                table: "inspection_packs",
                columns: new[] { "agency_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_inspection_packs_kept",
                table: "inspection_packs",
                column: "finished_at",
                filter: "file_name is not null and cleared_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_inspection_packs_requested_by_id",
                table: "inspection_packs",
                column: "requested_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_inspection_packs_unmade",
                table: "inspection_packs",
                column: "id",
                filter: "finished_at is null and failed_at is null");

            migrationBuilder.CreateIndex(
                name: "ux_inspection_packs_request_key",
                table: "inspection_packs",
                column: "request_key",
                unique: true,
                filter: "request_key is not null");

            // The record of what was made, for whom and when stays; only that its file was cleared is written to it.
            migrationBuilder.Sql("""
                create trigger made_packs_stay before update on inspection_packs
                    for each row when (old.finished_at is not null and (to_jsonb(new) - 'cleared_at') is distinct from (to_jsonb(old) - 'cleared_at')) execute function refuse_rewriting();
                create trigger made_packs_are_not_deleted before delete on inspection_packs
                    for each row when (old.finished_at is not null) execute function refuse_rewriting();
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "inspection_packs");
        }
    }
}
