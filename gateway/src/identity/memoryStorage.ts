type Payload = Record<string, unknown>;

interface Row {
  readonly payload: Payload;
  /** Milliseconds since 1970, exclusive. */
  readonly endsAt: number;
}

/**
 * Sessions, codes and grants of one kind, in memory: a restart signs everybody out.
 * Tokens are not stored at all; a signature is what makes one good.
 */
export class MemoryStorage {
  private readonly rows = new Map<string, Row>();

  async upsert(id: string, payload: Payload, seconds?: number): Promise<void> {
    const now = Date.now();
    for (const [key, { endsAt }] of this.rows) if (endsAt <= now) this.rows.delete(key);
    this.rows.set(id, { payload, endsAt: seconds === undefined ? Infinity : now + seconds * 1000 });
  }

  async find(id: string): Promise<Payload | undefined> {
    const row = this.rows.get(id);
    return row && row.endsAt > Date.now() ? row.payload : undefined;
  }

  async findByUid(uid: string): Promise<Payload | undefined> {
    for (const [id, { payload }] of this.rows) if (payload.uid === uid) return this.find(id);
    return undefined;
  }

  /** A code that was used once is kept as consumed, so that a second use is noticed. */
  async consume(id: string): Promise<void> {
    const row = this.rows.get(id);
    if (row) row.payload.consumed = Math.floor(Date.now() / 1000);
  }

  async destroy(id: string): Promise<void> {
    this.rows.delete(id);
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    for (const [id, { payload }] of this.rows) if (payload.grantId === grantId) this.rows.delete(id);
  }
}
