using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PhuocHiep.MotCua.Db.Migrations
{
    /// <summary>
    /// What the database itself refuses, whoever asks: to change or delete an event, to delete a dossier or a letter, to change a signed
    /// letter, to move a due or completion date without the program's verbs leaving an event of it.
    /// </summary>
    [DbContext(typeof(MotCuaDb))]
    [Migration("20261124204300_NothingIsRewritten")]
    public partial class NothingIsRewritten : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                create function refuse_rewriting() returns trigger language plpgsql as $$
                begin
                    raise exception 'Bảng % chỉ được ghi thêm: không sửa, không xóa.', tg_table_name using errcode = 'restrict_violation';
                end $$;

                create trigger events_are_appended before update or delete on dossier_events
                    for each row execute function refuse_rewriting();
                create trigger papers_are_kept before update or delete on letter_papers
                    for each row execute function refuse_rewriting();
                create trigger dossiers_are_kept before delete on dossiers
                    for each row execute function refuse_rewriting();
                create trigger letters_are_kept before delete on apology_letters
                    for each row execute function refuse_rewriting();

                create function keep_signed_letter() returns trigger language plpgsql as $$
                begin
                    if (old.dossier_id, old.cause, old.drafted_at, old.promised_at, old.reason_kind, old.reason, old.reason_by_id, old.reason_at,
                        old.new_due_at, old.place, old.signed_at, old.signed_by_id, old.signer_name, old.signing_authority,
                        old.number, old.number_year, old.number_text)
                       is distinct from
                       (new.dossier_id, new.cause, new.drafted_at, new.promised_at, new.reason_kind, new.reason, new.reason_by_id, new.reason_at,
                        new.new_due_at, new.place, new.signed_at, new.signed_by_id, new.signer_name, new.signing_authority,
                        new.number, new.number_year, new.number_text)
                    then
                        raise exception 'Phiếu xin lỗi đã ký không được sửa (NĐ 30/2020 Đ18 k3).' using errcode = 'restrict_violation';
                    end if;
                    if (old.sent_at is not null and new.sent_at is distinct from old.sent_at)
                       or (old.handed_over_at is not null and new.handed_over_at is distinct from old.handed_over_at)
                       or (old.published_at is not null and new.published_at is distinct from old.published_at)
                    then
                        raise exception 'Ngày gửi, trao, đăng của phiếu xin lỗi không được sửa.' using errcode = 'restrict_violation';
                    end if;
                    return new;
                end $$;

                create trigger signed_letters_stay before update on apology_letters
                    for each row when (old.signed_at is not null) execute function keep_signed_letter();

                -- A date that moves leaves its old value in an event of the same transaction; checked when the transaction ends.
                create function require_event_of_date() returns trigger language plpgsql as $$
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
                    if new.withdrawn_at is distinct from old.withdrawn_at and (old.withdrawn_at is not null or not exists (
                        select 1 from dossier_events e where e.dossier_id = new.id and e.kind = 'Withdrawn' and e.at = new.withdrawn_at))
                    then
                        raise exception 'Ngày rút của hồ sơ % đổi mà không có sự kiện ghi lại.', new.code using errcode = 'restrict_violation';
                    end if;
                    return null;
                end $$;

                create constraint trigger dates_leave_events after update on dossiers deferrable initially deferred
                    for each row execute function require_event_of_date();
                """);
        }

        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                drop trigger dates_leave_events on dossiers;
                drop trigger signed_letters_stay on apology_letters;
                drop trigger letters_are_kept on apology_letters;
                drop trigger dossiers_are_kept on dossiers;
                drop trigger papers_are_kept on letter_papers;
                drop trigger events_are_appended on dossier_events;
                drop function require_event_of_date();
                drop function keep_signed_letter();
                drop function refuse_rewriting();
                """);
        }
    }
}
