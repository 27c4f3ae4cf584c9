import pg from 'pg';
import { type FreshDatabase, freshDatabase } from '../../../../test/support/postgres.js';

describe('a database of the embedded PostgreSQL', () => {
  let database: FreshDatabase;
  let client: pg.Client;

  beforeAll(async () => {
    database = await freshDatabase();
    client = new pg.Client({ connectionString: database.url });
    await client.connect();
  });

  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  it('belongs to a role that is no superuser', async () => {
    const { rows } = await client.query('SELECT rolsuper, rolcreatedb FROM pg_roles WHERE rolname = current_user');
    expect(rows).toEqual([{ rolsuper: false, rolcreatedb: false }]);
  });

  it('brings the extensions that search needs', async () => {
    await client.query('CREATE EXTENSION pg_trgm; CREATE EXTENSION unaccent; CREATE EXTENSION pgcrypto');
    const { rows } = await client.query("SELECT unaccent('Contraseña') AS plain, lower('ÁÑ') AS lower");
    expect(rows).toEqual([{ plain: 'Contrasena', lower: 'áñ' }]);
  });

  it('finds words with letters beyond ASCII', async () => {
    const { rows } = await client.query(
      "SELECT to_tsvector('spanish', 'CONTRASEÑAS') @@ to_tsquery('spanish', 'contraseña') AS hit",
    );
    expect(rows).toEqual([{ hit: true }]);
  });
});
