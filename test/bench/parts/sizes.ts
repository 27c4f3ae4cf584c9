import type { Client } from 'pg';

/** Bytes of heap, TOAST and each index, by table; partitions are counted with their parent. */
export const readSizes = async (client: Client): Promise<ReadonlyMap<string, number>> => {
  const { rows } = await client.query<{ name: string; bytes: string }>(SIZES);
  return new Map(rows.map(({ name, bytes }) => [name, Number(bytes)]));
};

/** An index of a partition bears the name of its parent's index where there is one. */
const SIZES = `
  WITH heap AS (
    SELECT c.oid, c.reltoastrelid, COALESCE(p.relname, c.relname) AS name FROM pg_class c
    LEFT JOIN pg_inherits i ON i.inhrelid = c.oid LEFT JOIN pg_class p ON p.oid = i.inhparent
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'm')
  ), part AS (
    SELECT name || ', heap' AS name, pg_relation_size(oid) + pg_relation_size(oid, 'fsm') + pg_relation_size(oid, 'vm')
      AS bytes FROM heap
    UNION ALL
    SELECT name || ', toast', pg_total_relation_size(reltoastrelid) FROM heap WHERE reltoastrelid <> 0
    UNION ALL
    SELECT h.name || ', index ' || COALESCE(p.relname, c.relname), pg_relation_size(x.indexrelid)
    FROM heap h JOIN pg_index x ON x.indrelid = h.oid JOIN pg_class c ON c.oid = x.indexrelid
    LEFT JOIN pg_inherits i ON i.inhrelid = x.indexrelid LEFT JOIN pg_class p ON p.oid = i.inhparent
  )
  SELECT name, sum(bytes) AS bytes FROM part GROUP BY name`;
