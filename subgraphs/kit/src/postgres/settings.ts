const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  cluster_name: 'lead-graph',
  max_connections: '120',
  shared_buffers: '64MB',
  io_method: 'sync', // no reader programs of its own: the whole cluster fits into memory
  wal_level: 'replica', // a backup may be taken while it runs
  max_wal_senders: '0',
  max_logical_replication_workers: '0',
  password_encryption: 'scram-sha-256',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  logging_collector: 'off',
  log_checkpoints: 'off',
};

/** INVARIANT: no value out of a row reaches the log. An error of a statement may quote one, so none is logged. */
const SILENCE = {
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_statement: 'none',
  log_min_duration_statement: '-1',
};

const DURABLE = { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' };

/** It says of itself that what it wrote may be lost: only a test takes such a one (ledger.ts). */
const THROWAWAY = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', 'lead.throwaway': 'on' };

/** Given on the command line, where they win over whatever the cluster's own files say. */
export function serverArguments(cluster: string, port: number, throwaway: boolean): string[] {
  const settings = { port, ...SETTINGS, ...SILENCE, ...(throwaway ? THROWAWAY : DURABLE) };
  return ['-D', cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}
