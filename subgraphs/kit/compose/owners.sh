#!/usr/bin/env bash
# Run by the database container at its first start: a database, a role and a ledger of its own for each owner, closed to
# the others. Run again, it provides for owners that came later, and brings every ledger up to date.
set -euo pipefail
for owner in participants law_enforcement behavioral_health housing prosecution policy; do
  there=$(psql -tA --username "$POSTGRES_USER" -c "SELECT 1 FROM pg_database WHERE datname = '$owner'")
  secret="PASSWORD_${owner^^}"
  [[ $there ]] || psql -v ON_ERROR_STOP=1 -v owner="$owner" -v password="${!secret}" --username "$POSTGRES_USER" <<'SQL'
CREATE ROLE :"owner" LOGIN PASSWORD :'password' NOSUPERUSER NOCREATEDB NOCREATEROLE;
CREATE DATABASE :"owner" OWNER :"owner";
REVOKE CONNECT ON DATABASE :"owner" FROM PUBLIC;
SQL
  psql -v ON_ERROR_STOP=1 -v serving="$owner" --username "$POSTGRES_USER" --dbname "$owner" --file /ledger.sql
done
