import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const root = join(import.meta.dirname, '..', '..');
const text = (file: string) => readFileSync(join(root, file), 'utf8');

interface Compose {
  readonly services: Readonly<
    Record<
      string,
      {
        readonly image?: string;
        readonly build?: string;
        readonly environment?: Readonly<Record<string, string>>;
        readonly ports?: readonly string[];
        readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
        readonly healthcheck?: { readonly test: readonly string[] };
      }
    >
  >;
}

/** Instructions with their continued lines joined. */
const instructions = (dockerfile: string) =>
  dockerfile
    .replaceAll(/\\\n\s*/g, ' ')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(' ', 1)[0]);

describe('container files (no engine to run them here: read and parsed)', () => {
  const compose = parse(text('docker-compose.yml')) as Compose;

  it('run the engine beside a PostgreSQL that is healthy first', () => {
    expect(Object.keys(compose.services).sort()).toEqual(['engine', 'postgres']);
    expect(compose.services['engine']?.depends_on).toEqual({ postgres: { condition: 'service_healthy' } });
    expect(compose.services['postgres']?.healthcheck?.test.join(' ')).toContain('pg_isready');
  });

  it('hold no secret, and publish on loopback alone', () => {
    expect(compose.services['postgres']?.environment?.['POSTGRES_PASSWORD']).toMatch(/^\$\{RELEVO_DB_PASSWORD:\?/);
    expect(compose.services['engine']?.environment?.['DATABASE_URL']).toContain('${RELEVO_DB_PASSWORD}');
    expect(compose.services['engine']?.ports).toEqual(['127.0.0.1:8080:8080']);
    expect(compose.services['postgres']?.ports).toBeUndefined();
  });

  it('build with known instructions, from files that exist, and do not run as root', () => {
    const dockerfile = text('Dockerfile');
    const known = ['FROM', 'WORKDIR', 'COPY', 'RUN', 'ENV', 'USER', 'EXPOSE', 'HEALTHCHECK', 'CMD'];
    expect(instructions(dockerfile).filter((name) => !known.includes(name ?? ''))).toEqual([]);
    const sources = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, files]) => files?.split(' '));
    for (const source of sources) expect(() => readFileSync(join(root, source ?? ''))).not.toThrow(/ENOENT/);
    expect(dockerfile).toMatch(/^USER node$/m);
  });
});
