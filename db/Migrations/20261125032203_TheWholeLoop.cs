using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace PhuocHiep.MotCua.Db.Migrations
{
    /// <inheritdoc />
    public partial class TheWholeLoop : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // The same rows under the name that says more: mail is one of several channels.
            migrationBuilder.Sql("""
                alter table outgoing_mails rename to outgoing_messages;
                alter table outgoing_messages rename constraint pk_outgoing_mails to pk_outgoing_messages;
                alter table outgoing_messages rename constraint fk_outgoing_mails_apology_letters_letter_id to fk_outgoing_messages_apology_letters_letter_id;
                alter index ix_outgoing_mails_letter_id rename to ix_outgoing_messages_letter_id;
                alter index ix_outgoing_mails_message_id rename to ix_outgoing_messages_message_id;
                drop index ix_outgoing_mails_unsent;
                alter table outgoing_messages
                    add channel character varying(40) not null default 'Email',
                    add dossier_id bigint constraint fk_outgoing_messages_dossiers_dossier_id references dossiers (id) on delete restrict,
                    add answer text,
                    add given_up_at timestamp with time zone;
                alter table outgoing_messages alter channel drop default;
                update outgoing_messages m set dossier_id = l.dossier_id from apology_letters l where l.id = m.letter_id;
                """);

            migrationBuilder.DropIndex(
                name: "ix_reminders_dossier_id_stage_due_at",
                table: "reminders");

            migrationBuilder.DropIndex(
                name: "ix_apology_letters_agency_id_drafted_at1",
                table: "apology_letters");

            migrationBuilder.DropIndex(
                name: "ux_apology_letters_dossier_cause",
                table: "apology_letters");

            migrationBuilder.AddColumn<int>(
                name: "officer_id",
                table: "reminders",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "heads_desk",
                table: "officers",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<Instant>(
                name: "no_reminders_since",
                table: "dossiers",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "notify_by",
                table: "dossiers",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "None");

            migrationBuilder.AddColumn<string>(
                name: "follow_kind",
                table: "apology_letters",
                type: "character varying(20)",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "follows_id",
                table: "apology_letters",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "handed_over_by_id",
                table: "apology_letters",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<Instant>(
                name: "issue_by",
                table: "apology_letters",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "override_by_id",
                table: "apology_letters",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "override_reason",
                table: "apology_letters",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<Instant>(
                name: "owed_at",
                table: "apology_letters",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "return_comment",
                table: "apology_letters",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<Instant>(
                name: "returned_at",
                table: "apology_letters",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "returned_by_id",
                table: "apology_letters",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "take_down_reason",
                table: "apology_letters",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<Instant>(
                name: "taken_down_at",
                table: "apology_letters",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "taken_down_by_id",
                table: "apology_letters",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "template_id",
                table: "apology_letters",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "token",
                table: "apology_letters",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "withdrawal_reason",
                table: "apology_letters",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<Instant>(
                name: "withdrawn_at",
                table: "apology_letters",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "apology_working_days",
                table: "agencies",
                type: "integer",
                nullable: false,
                defaultValue: 3);

            migrationBuilder.CreateTable(
                name: "heartbeats",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    round = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    looked = table.Column<int>(type: "integer", nullable: false),
                    acted = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_heartbeats", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "letter_templates",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    agency_id = table.Column<int>(type: "integer", nullable: false),
                    cause = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    in_force_from = table.Column<LocalDate>(type: "date", nullable: false),
                    body = table.Column<string>(type: "text", nullable: false),
                    written_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    written_by_id = table.Column<int>(type: "integer", nullable: true),
                    written_by = table.Column<string>(type: "text", nullable: false),
                    note = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_letter_templates", x => x.id);
                    table.ForeignKey(
                        name: "fk_letter_templates_agencies_agency_id",
                        column: x => x.agency_id,
                        principalTable: "agencies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_reminders_dossier_id_stage_due_at_officer_id",
                table: "reminders",
                columns: new[] { "dossier_id", "stage", "due_at", "officer_id" },
                unique: true)
                .Annotation("Npgsql:NullsDistinct", false);

            migrationBuilder.CreateIndex(
                name: "ix_reminders_officer_id_raised_at",
                table: "reminders",
                columns: new[] { "officer_id", "raised_at" });

            migrationBuilder.CreateIndex(
                name: "ix_apology_letters_agency_id_drafted_at1",
                table: "apology_letters",
                columns: new[] { "agency_id", "drafted_at" },
                filter: "signed_at is null and withdrawn_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_apology_letters_agency_id_owed_at",
                table: "apology_letters",
                columns: new[] { "agency_id", "owed_at" });

            migrationBuilder.CreateIndex(
                name: "ix_apology_letters_dossier_id",
                table: "apology_letters",
                column: "dossier_id");

            migrationBuilder.CreateIndex(
                name: "ix_apology_letters_prepared",
                table: "apology_letters",
                column: "agency_id",
                filter: "owed_at is null and withdrawn_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_apology_letters_template_id",
                table: "apology_letters",
                column: "template_id");

            migrationBuilder.CreateIndex(
                name: "ix_apology_letters_token",
                table: "apology_letters",
                column: "token",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_apology_letters_dossier_cause",
                table: "apology_letters",
                columns: new[] { "dossier_id", "cause" },
                unique: true,
                filter: "follows_id is null and withdrawn_at is null");

            migrationBuilder.CreateIndex(
                name: "ux_apology_letters_follows",
                table: "apology_letters",
                column: "follows_id",
                unique: true,
                filter: "withdrawn_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_heartbeats_round_id",
                table: "heartbeats",
                columns: new[] { "round", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_letter_templates_agency_id_cause_in_force_from",
                table: "letter_templates",
                columns: new[] { "agency_id", "cause", "in_force_from" });

            migrationBuilder.CreateIndex(
                name: "ix_outgoing_messages_dossier_id",
                table: "outgoing_messages",
                column: "dossier_id");

            migrationBuilder.CreateIndex(
                name: "ix_outgoing_messages_unsent",
                table: "outgoing_messages",
                column: "next_attempt_at",
                filter: "sent_at is null and given_up_at is null");

            migrationBuilder.AddForeignKey(
                name: "fk_apology_letters_apology_letters_follows_id",
                table: "apology_letters",
                column: "follows_id",
                principalTable: "apology_letters",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_apology_letters_letter_templates_template_id",
                table: "apology_letters",
                column: "template_id",
                principalTable: "letter_templates",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_reminders_officers_officer_id",
                table: "reminders",
                column: "officer_id",
                principalTable: "officers",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            // Until now a letter was drafted only when it was owed. The triggers look at what officers do, not at this.
            migrationBuilder.Sql("""
                alter table apology_letters disable trigger user;
                update apology_letters l set owed_at = drafted_at, issue_by = case when l.cause = 'Late'
                    then ((d.due_soon_from at time zone 'Asia/Ho_Chi_Minh')::date + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh' - interval '1 microsecond' end
                from dossiers d where d.id = l.dossier_id;
                alter table apology_letters enable trigger user;
                update dossiers set notify_by = 'Email' where email is not null;
                update agencies set unconfirmed = array_append(unconfirmed, 'apology_working_days');

                create or replace function keep_signed_letter() returns trigger language plpgsql as $$
                begin
                    if (old.dossier_id, old.cause, old.drafted_at, old.issue_by, old.promised_at, old.follows_id, old.follow_kind, old.override_reason, old.override_by_id,
                        old.reason_kind, old.reason, old.reason_by_id, old.reason_at, old.new_due_at, old.place,
                        old.signed_at, old.signed_by_id, old.signer_name, old.signing_authority, old.template_id, old.token,
                        old.number, old.number_year, old.number_text)
                       is distinct from
                       (new.dossier_id, new.cause, new.drafted_at, new.issue_by, new.promised_at, new.follows_id, new.follow_kind, new.override_reason, new.override_by_id,
                        new.reason_kind, new.reason, new.reason_by_id, new.reason_at, new.new_due_at, new.place,
                        new.signed_at, new.signed_by_id, new.signer_name, new.signing_authority, new.template_id, new.token,
                        new.number, new.number_year, new.number_text)
                    then
                        raise exception 'Phiếu xin lỗi đã ký không được sửa (NĐ 30/2020 Đ18 k3).' using errcode = 'restrict_violation';
                    end if;
                    if (old.sent_at is not null and new.sent_at is distinct from old.sent_at)
                       or (old.handed_over_at is not null and (new.handed_over_at, new.handed_over_to, new.handed_over_by_id) is distinct from (old.handed_over_at, old.handed_over_to, old.handed_over_by_id))
                       or (old.published_at is not null and (new.published_at, new.posted_until) is distinct from (old.published_at, old.posted_until))
                       or (old.taken_down_at is not null and (new.taken_down_at, new.take_down_reason) is distinct from (old.taken_down_at, old.take_down_reason))
                    then
                        raise exception 'Ngày gửi, trao, đăng, gỡ của phiếu xin lỗi không được sửa.' using errcode = 'restrict_violation';
                    end if;
                    return new;
                end $$;

                -- Signed or not: that it is owed is not taken back, nor is its withdrawal.
                create function keep_what_is_owed() returns trigger language plpgsql as $$
                begin
                    if (old.owed_at is not null and new.owed_at is distinct from old.owed_at)
                       or (old.withdrawn_at is not null and (new.withdrawn_at, new.withdrawal_reason) is distinct from (old.withdrawn_at, old.withdrawal_reason))
                    then
                        raise exception 'Ngày phải xin lỗi và ngày rút phiếu không được sửa.' using errcode = 'restrict_violation';
                    end if;
                    return new;
                end $$;

                create trigger what_is_owed_stays before update on apology_letters
                    for each row execute function keep_what_is_owed();
                create trigger templates_are_kept before update or delete on letter_templates
                    for each row execute function refuse_rewriting();
                """);
        }

        /// <remarks>There is no way back: what the loop has written since has no place in the version before.</remarks>
        protected override void Down(MigrationBuilder migrationBuilder) => throw new NotSupportedException();
    }
}
