import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HttpClient } from '../../support/http-client.js';
import { idsByName, readTckCases, type TckCase } from './tck-cases.js';

interface Evaluated {
  readonly output: string;
  readonly failureMessage: string;
}

const read = (folder: string, file: string): string => readFileSync(join(folder, file), 'utf8');

/** Every case under the corpus's `dmn/`: its model is deployed once, each named decision evaluated, both through `/v2`. */
export const describeDecisions = (folder: string, client: () => HttpClient): void => {
  describe('dmn', () => {
    for (const name of readdirSync(folder).sort()) describeModel(join(folder, name), client);
  });
};

const describeModel = (folder: string, client: () => HttpClient): void => {
  const files = readdirSync(folder).sort();
  const models = files.filter((file) => file.endsWith('.dmn'));
  const cases = files
    .filter((file) => file.endsWith('.xml'))
    .flatMap((file) => readTckCases(read(folder, file)).map((each) => [`${file} ${each.id}`, each] as const));

  describe(folder.split('/').at(-1) ?? '', () => {
    const ids = new Map(models.flatMap((model) => [...idsByName(read(folder, model))]));
    const keys = new Map<string, string>();

    beforeAll(async () => {
      const data = new FormData();
      for (const model of models) data.append('resources', new File([read(folder, model)], model));
      const deployed = await client().send<Deployed>('POST', '/v2/deployments', data);
      if (deployed.status !== 200) throw new Error(JSON.stringify(deployed.body));
      for (const { decisionDefinition: found } of deployed.body.deployments) {
        if (found) keys.set(found.decisionDefinitionId, found.decisionDefinitionKey);
      }
    });

    it.each(cases)('%s', async (_name, tckCase) => {
      const results = await evaluate(client(), tckCase, (name) => keys.get(ids.get(name) ?? '') ?? name);
      for (const [name, expected] of Object.entries(tckCase.expected)) expectEqual(results[name], expected);
    });
  });
};

interface Deployed {
  readonly deployments: readonly {
    readonly decisionDefinition?: { readonly decisionDefinitionId: string; readonly decisionDefinitionKey: string };
  }[];
}

const evaluate = async (
  client: HttpClient,
  { inputs, expected }: TckCase,
  keyOf: (name: string) => string,
): Promise<Readonly<Record<string, unknown>>> => {
  const results: Record<string, unknown> = {};
  for (const name of Object.keys(expected)) {
    const asked = { decisionDefinitionKey: keyOf(name), variables: inputs };
    const { status, body } = await client.post<Evaluated>('/v2/decision-definitions/evaluation', asked);
    if (status !== 200) throw new Error(`${name}: ${String(status)} ${JSON.stringify(body)}`);
    if (body.failureMessage !== '' && expected[name] !== null) throw new Error(body.failureMessage);
    results[name] = JSON.parse(body.output);
  }
  return results;
};

/** The TCK gives decimals with 8 digits or more after the point; ours are doubles. */
const expectEqual = (actual: unknown, expected: unknown): void => {
  if (typeof expected === 'number') expect(actual).toBeCloseTo(expected, 8);
  else if (Array.isArray(expected) && Array.isArray(actual)) {
    expect(actual).toHaveLength(expected.length);
    expected.forEach((each, index) => {
      expectEqual(actual[index], each);
    });
  } else if (isEntries(expected) && isEntries(actual)) {
    expect(Object.keys(actual).sort()).toEqual(Object.keys(expected).sort());
    for (const [name, value] of Object.entries(expected)) expectEqual(actual[name], value);
  } else expect(actual).toEqual(expected);
};

const isEntries = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
