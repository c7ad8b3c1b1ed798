import type { Graph, Send } from '@lead-graph/kit/graph';

/** A build that looks whether there is somebody, and where there is nobody answers at once, nothing decided or recorded. */
export class EarlyAnswer {
  private graph: Graph | null = null;

  readonly wrapSend = (send: Send): Send => {
    return async (agency, request, timeout) => {
      const { id } = JSON.parse(request.body).variables ?? {};
      if (this.graph && agency.core && id && !(await this.knows(id)))
        return { status: 200, body: '{"data":{"participant":null}}' };
      return send(agency, request, timeout);
    };
  };

  /** Sabotages until the returned function is called. */
  in(graph: Graph): () => void {
    this.graph = graph;
    return () => {
      this.graph = null;
    };
  }

  private async knows(id: string): Promise<boolean> {
    const rows = await this.graph!.subgraphs.participants!.db.query('SELECT FROM participant WHERE id = $1', [id]);
    return rows.length > 0;
  }
}

/** A build that reads all rows of a person and leaves out the withheld ones afterwards, until the returned function is called. */
export function filterAfterwards({ subgraphs }: Graph): () => void {
  const { db } = subgraphs['behavioral-health']!;
  const { query } = db;
  const sabotaged = async (sql: string, parameters: unknown[]): Promise<unknown> => {
    if (!sql.includes(ONLY_PERMITTED)) return query.call(db, sql, parameters);
    const open = sql.replace(ONLY_PERMITTED, '').replace('s."category"', 'r."category"');
    const rows = (await query.call(db, open, parameters)) as Row[];
    const permitted = new Set(JSON.parse(parameters[0] as string).map(({ category }: Row) => category));
    return rows.filter(({ category }) => permitted.has(category));
  };
  db.query = sabotaged as typeof query;
  return () => {
    db.query = query;
  };
}

type Row = { readonly category: string };

const ONLY_PERMITTED = ' AND r."category" = s.category';
