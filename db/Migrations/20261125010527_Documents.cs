using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace PhuocHiep.MotCua.Db.Migrations
{
    /// <inheritdoc />
    public partial class Documents : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "documents",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    agency_id = table.Column<int>(type: "integer", nullable: false),
                    dossier_id = table.Column<long>(type: "bigint", nullable: false),
                    component_id = table.Column<long>(type: "bigint", nullable: true),
                    file_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    media_type = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    length = table.Column<long>(type: "bigint", nullable: false),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    pages = table.Column<int>(type: "integer", nullable: false),
                    added_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    added_by_id = table.Column<int>(type: "integer", nullable: false),
                    added_by = table.Column<string>(type: "text", nullable: false),
                    scanned_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    result_number = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    result_on = table.Column<LocalDate>(type: "date", nullable: true),
                    reused_from_id = table.Column<long>(type: "bigint", nullable: true),
                    consent_by = table.Column<string>(type: "text", nullable: true),
                    consent_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    consent_form = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    said_before = table.Column<bool>(type: "boolean", nullable: false),
                    withdrawn_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    withdrawn_by_id = table.Column<int>(type: "integer", nullable: true),
                    withdrawn_by = table.Column<string>(type: "text", nullable: true),
                    withdrawal_reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_documents", x => x.id);
                    table.CheckConstraint("ck_documents_consent", "(reused_from_id is not null) = (consent_by is not null and consent_at is not null and consent_form is not null)");
                    table.CheckConstraint("ck_documents_result", "(component_id is null) = (result_number is not null and result_on is not null)");
                    table.CheckConstraint("ck_documents_withdrawal", "(withdrawn_at is not null) = (withdrawal_reason is not null and withdrawn_by is not null)");
                    table.ForeignKey(
                        name: "fk_documents_agencies_agency_id",
                        column: x => x.agency_id,
                        principalTable: "agencies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_documents_documents_reused_from_id",
                        column: x => x.reused_from_id,
                        principalTable: "documents",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_documents_dossier_components_component_id",
                        column: x => x.component_id,
                        principalTable: "dossier_components",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_documents_dossiers_dossier_id",
                        column: x => x.dossier_id,
                        principalTable: "dossiers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_documents_officers_added_by_id",
                        column: x => x.added_by_id,
                        principalTable: "officers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_documents_officers_withdrawn_by_id",
                        column: x => x.withdrawn_by_id,
                        principalTable: "officers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_documents_added_by_id",
                table: "documents",
                column: "added_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_documents_agency_id",
                table: "documents",
                column: "agency_id");

            migrationBuilder.CreateIndex(
                name: "ix_documents_component_id",
                table: "documents",
                column: "component_id");

            migrationBuilder.CreateIndex(
                name: "ix_documents_dossier_id",
                table: "documents",
                column: "dossier_id");

            migrationBuilder.CreateIndex(
                name: "ix_documents_reused_from_id",
                table: "documents",
                column: "reused_from_id");

            migrationBuilder.CreateIndex(
                name: "ix_documents_withdrawn_by_id",
                table: "documents",
                column: "withdrawn_by_id");

            migrationBuilder.CreateIndex(
                name: "ux_documents_paper_file",
                table: "documents",
                columns: new[] { "dossier_id", "component_id", "sha256" },
                unique: true,
                filter: "withdrawn_at is null")
                .Annotation("Npgsql:NullsDistinct", false);

            // A file is added and stays; the one thing that still happens to it is that it is withdrawn, once.
            migrationBuilder.Sql("""
                create function keep_document() returns trigger language plpgsql as $$
                declare
                    mark constant text[] := array['withdrawn_at', 'withdrawn_by_id', 'withdrawn_by', 'withdrawal_reason'];
                begin
                    if old.withdrawn_at is not null or new.withdrawn_at is null or to_jsonb(old) - mark is distinct from to_jsonb(new) - mark then
                        raise exception 'Tệp số hóa chỉ được rút lại một lần, không được sửa.' using errcode = 'restrict_violation';
                    end if;
                    return new;
                end $$;

                create trigger documents_stay before update on documents for each row execute function keep_document();
                create trigger documents_are_kept before delete on documents for each row execute function refuse_rewriting();
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                drop trigger documents_are_kept on documents;
                drop trigger documents_stay on documents;
                drop function keep_document();
                """);

            migrationBuilder.DropTable(
                name: "documents");
        }
    }
}
