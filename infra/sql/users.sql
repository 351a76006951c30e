-- The users of one service's database, for a member of the administrator group. Harmless to run again.
--   sqlcmd -S <server> -d booking-db -G -v service=booking -i infra/sql/users.sql
-- The service reads and writes rows. The schema is changed by its migration job only.
if user_id(N'id-$(service)') is null
    create user [id-$(service)] from external provider;
alter role db_datareader add member [id-$(service)];
alter role db_datawriter add member [id-$(service)];

if user_id(N'id-migrate-$(service)') is null
    create user [id-migrate-$(service)] from external provider;
alter role db_ddladmin add member [id-migrate-$(service)];
alter role db_datareader add member [id-migrate-$(service)];
alter role db_datawriter add member [id-migrate-$(service)];
