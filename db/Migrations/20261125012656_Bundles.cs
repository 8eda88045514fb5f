using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace PhuocHiep.MotCua.Db.Migrations
{
    /// <summary>Units of officers, and what passed from one officer to another in one act.</summary>
    public partial class Bundles : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "unit",
                table: "officers",
                type: "character varying(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "bundles",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    agency_id = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    given_by_id = table.Column<int>(type: "integer", nullable: false),
                    given_by = table.Column<string>(type: "text", nullable: false),
                    taken_by_id = table.Column<int>(type: "integer", nullable: false),
                    taken_by = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    kept = table.Column<string>(type: "jsonb", nullable: true),
                    passed = table.Column<string>(type: "jsonb", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_bundles", x => x.id);
                    table.ForeignKey(
                        name: "fk_bundles_agencies_agency_id",
                        column: x => x.agency_id,
                        principalTable: "agencies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_bundles_officers_given_by_id",
                        column: x => x.given_by_id,
                        principalTable: "officers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_bundles_officers_taken_by_id",
                        column: x => x.taken_by_id,
                        principalTable: "officers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_bundles_agency_id",
                table: "bundles",
                column: "agency_id");

            migrationBuilder.CreateIndex(
                name: "ix_bundles_given_by_id",
                table: "bundles",
                column: "given_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_bundles_taken_by_id",
                table: "bundles",
                column: "taken_by_id");

            migrationBuilder.Sql("""
                create trigger bundles_stay before update or delete on bundles
                    for each row execute function refuse_rewriting();
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new NotSupportedException("What was written down under this version is not thrown away: restore a backup instead.");
    }
}
