import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { startEngine, type TestEngine } from '../support/engine.js';
import { contradictions } from './contradictions.js';
import { describeDecisions } from './dmn/decision-cases.js';
import { ownCases } from './own/own-cases.js';
import { casesOf, corpusFolder, corpusIsHere } from './support/corpus-folder.js';
import { CorpusServer } from './support/corpus-server.js';
import { describeCases, type Stage } from './support/describe-cases.js';
import { describeRefusals } from './support/describe-refusals.js';
import { Tally } from './support/tally.js';

/** Every case runs in this one server, one after another, through `/v2` alone. */
let relevo: TestEngine;
let server: CorpusServer;
const tally = new Tally();
const decisions = join(corpusFolder, 'dmn');

beforeAll(async () => {
  relevo = await startEngine();
  server = new CorpusServer(relevo.as('demo'));
  await server.settle();
});

afterAll(async () => {
  await relevo.close();
  process.stdout.write(tally.toString());
});

const stage: Stage = { server: () => server, tally, countedAs: ({ level }) => level };

if (corpusIsHere) {
  describeCases('bpmn', casesOf('bpmn'), contradictions, stage);
  describeRefusals(casesOf('refuse'), stage);
  if (existsSync(decisions)) describeDecisions(decisions, () => relevo.as('administrator'));
} else {
  process.stdout.write(
    `The conformance corpus is not at ${corpusFolder}: its cases are skipped (RELEVO_CORPUS names it).\n`,
  );
  it.skip('the conformance corpus', () => undefined);
}

describeCases('own', ownCases, [], { ...stage, countedAs: () => 'own' });
