using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace PhuocHiep.MotCua.Db.Migrations
{
    /// <inheritdoc />
    public partial class Money : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "paid_vnd",
                table: "dossiers",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<bool>(
                name: "unpaid_blocks_hand_over",
                table: "agencies",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "fee_rules",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    procedure_id = table.Column<int>(type: "integer", nullable: false),
                    in_force_from = table.Column<LocalDate>(type: "date", nullable: true),
                    in_force_to = table.Column<LocalDate>(type: "date", nullable: true),
                    amount_vnd = table.Column<long>(type: "bigint", nullable: true),
                    note = table.Column<string>(type: "text", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fee_rules", x => x.id);
                    table.ForeignKey(
                        name: "fk_fee_rules_procedures_procedure_id",
                        column: x => x.procedure_id,
                        principalTable: "procedures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "payments",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    dossier_id = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    amount_vnd = table.Column<long>(type: "bigint", nullable: false),
                    method = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    reference = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    by_id = table.Column<int>(type: "integer", nullable: true),
                    by = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payments", x => x.id);
                    table.CheckConstraint("ck_payments_amount", "amount_vnd > 0");
                    table.ForeignKey(
                        name: "fk_payments_dossiers_dossier_id",
                        column: x => x.dossier_id,
                        principalTable: "dossiers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_payments_officers_by_id",
                        column: x => x.by_id,
                        principalTable: "officers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            // What is there already: one rule for each procedure, one payment for each dossier paid here. An old register gave no receipts.
            migrationBuilder.Sql("""
                insert into fee_rules (procedure_id, amount_vnd, note, source) select id, fee_vnd, fee_note, source from procedures;
                insert into payments (dossier_id, at, kind, amount_vnd, method, by_id, by)
                    select d.id, d.paid_at, 'Paid', d.fee_vnd, d.payment_method, d.received_by_id, coalesce(o.full_name, 'Hệ thống')
                    from dossiers d left join officers o on o.id = d.received_by_id
                    where d.origin <> 'Imported' and d.paid_at is not null and d.payment_method is not null and d.fee_vnd > 0;
                update dossiers set paid_vnd = fee_vnd where paid_at is not null and fee_vnd > 0;
                update agencies set unconfirmed = array_append(unconfirmed, 'unpaid_blocks_hand_over');
                set constraints all immediate;
                set constraints all deferred;
                """);

            migrationBuilder.AddCheckConstraint(
                name: "ck_dossiers_paid",
                table: "dossiers",
                sql: "paid_vnd between 0 and coalesce(fee_vnd, 0)");

            migrationBuilder.CreateIndex(
                name: "ix_fee_rules_procedure_id_in_force_from",
                table: "fee_rules",
                columns: new[] { "procedure_id", "in_force_from" },
                unique: true)
                .Annotation("Npgsql:NullsDistinct", false);

            migrationBuilder.CreateIndex(
                name: "ix_payments_at",
                table: "payments",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_payments_by_id",
                table: "payments",
                column: "by_id");

            migrationBuilder.CreateIndex(
                name: "ix_payments_dossier_id",
                table: "payments",
                column: "dossier_id");

            migrationBuilder.Sql("""
                create function keep_payment() returns trigger language plpgsql as $$
                begin
                    -- A number that was not known at intake is written in, once; nothing else changes.
                    if old.reference is null and new.reference is not null
                       and (old.id, old.dossier_id, old.at, old.kind, old.amount_vnd, old.method, old.by_id, old."by", old.reason)
                           is not distinct from (new.id, new.dossier_id, new.at, new.kind, new.amount_vnd, new.method, new.by_id, new."by", new.reason)
                    then
                        return new;
                    end if;
                    raise exception 'Khoản thu, hoàn lệ phí chỉ được ghi thêm: không sửa.' using errcode = 'restrict_violation';
                end $$;

                create trigger payments_are_appended before update on payments
                    for each row execute function keep_payment();
                create trigger payments_are_kept before delete on payments
                    for each row execute function refuse_rewriting();
                create trigger fee_rules_are_kept before delete on fee_rules
                    for each row execute function refuse_rewriting();
                """);

            migrationBuilder.DropColumn(
                name: "fee_note",
                table: "procedures");

            migrationBuilder.DropColumn(
                name: "fee_vnd",
                table: "procedures");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "fee_note",
                table: "procedures",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "fee_vnd",
                table: "procedures",
                type: "bigint",
                nullable: true);

            migrationBuilder.Sql("""
                update procedures p set fee_vnd = r.amount_vnd, fee_note = r.note from fee_rules r where r.procedure_id = p.id and r.in_force_to is null;
                update agencies set unconfirmed = array_remove(unconfirmed, 'unpaid_blocks_hand_over');
                """);

            migrationBuilder.DropTable(
                name: "fee_rules");

            migrationBuilder.DropTable(
                name: "payments");

            migrationBuilder.Sql("drop function keep_payment();");

            migrationBuilder.DropCheckConstraint(
                name: "ck_dossiers_paid",
                table: "dossiers");

            migrationBuilder.DropColumn(
                name: "paid_vnd",
                table: "dossiers");

            migrationBuilder.DropColumn(
                name: "unpaid_blocks_hand_over",
                table: "agencies");
        }
    }
}
