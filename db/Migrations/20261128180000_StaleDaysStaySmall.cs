using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PhuocHiep.MotCua.Db.Migrations
{
    /// <summary>
    /// Dossiers that come in together make a day stale once, not once each: a register of a million lines left a million rows behind, and every
    /// page read over them until they were swept. And they are swept soon: the table is read by each page and is small for good.
    /// </summary>
    [DbContext(typeof(MotCuaDb))]
    [Migration("20261128180000_StaleDaysStaySmall")]
    public partial class StaleDaysStaySmall : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                drop trigger days_are_touched on dossiers;
                create trigger days_are_touched after update of received_at, completed_at, dropped_at, handed_over_at, on_time_until, channel, outcome, procedure_id,
                    electronic_result, components_total, components_digitized, fee_vnd, paid_vnd, paid_at, payment_method, owes_no_letter
                    on dossiers for each row execute function touch_days();

                create function touch_days_of_new() returns trigger language plpgsql as $$
                begin
                    insert into stale_days (agency_id, "on")
                    select distinct n.agency_id, (at at time zone 'Asia/Ho_Chi_Minh')::date
                    from added n cross join lateral unnest(array[n.received_at, n.completed_at]) at where at is not null;
                    return null;
                end $$;
                create trigger days_of_new_are_touched after insert on dossiers referencing new table as added for each statement execute function touch_days_of_new();

                alter table stale_days set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500);
                alter table day_totals set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500);
                """);
        }

        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                drop trigger days_of_new_are_touched on dossiers;
                drop function touch_days_of_new();
                drop trigger days_are_touched on dossiers;
                create trigger days_are_touched after insert or update of received_at, completed_at, dropped_at, handed_over_at, on_time_until, channel, outcome, procedure_id,
                    electronic_result, components_total, components_digitized, fee_vnd, paid_vnd, paid_at, payment_method, owes_no_letter
                    on dossiers for each row execute function touch_days();
                alter table stale_days reset (autovacuum_vacuum_scale_factor, autovacuum_vacuum_threshold);
                alter table day_totals reset (autovacuum_vacuum_scale_factor, autovacuum_vacuum_threshold);
                """);
        }
    }
}
