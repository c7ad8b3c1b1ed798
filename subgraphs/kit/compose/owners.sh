#!/usr/bin/env bash
# Run once by the database container: a database, a role and a ledger of its own for each owner, closed to the others.
set -euo pipefail
for owner in participants law_enforcement behavioral_health housing prosecution; do
  secret="PASSWORD_${owner^^}"
  psql -v ON_ERROR_STOP=1 -v owner="$owner" -v password="${!secret}" --username "$POSTGRES_USER" <<'SQL'
CREATE ROLE :"owner" LOGIN PASSWORD :'password' NOSUPERUSER NOCREATEDB NOCREATEROLE;
CREATE DATABASE :"owner" OWNER :"owner";
REVOKE CONNECT ON DATABASE :"owner" FROM PUBLIC;
SQL
  psql -v ON_ERROR_STOP=1 -v serving="$owner" --username "$POSTGRES_USER" --dbname "$owner" --file /ledger.sql
done
