import type { DataSource } from 'typeorm';
export async function seed(_db: DataSource): Promise<void> {}
