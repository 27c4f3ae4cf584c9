import { compileDiagram } from '@relevo/bpmn-model';
import { checkSoundness } from '@relevo/soundness';
import { casesOf, corpusFolder, corpusIsHere } from './support/corpus-folder.js';

/** What is truly wrong with diagrams that are tests: each shows that something is *not* done, or is not looked at. */
const known: Readonly<Record<string, string>> = {
  'WCP19_CancelTask: never-runs ScriptTask1':
    'the subprocess always throws: what follows it shows that it does not go on',
  'WCP20_CancelCaseCancel: never-runs EndEvent_3': 'the transaction is always cancelled',
  'WCP20_CancelCaseError: never-runs ScriptTask_3': 'the subprocess always throws',
  'WCP20_CancelCaseTerminate: never-runs end': 'all is terminated before the timer is due',
  'EventBasedGateway_Signals: deadlock ParallelGateway_2':
    'were the timer faster than the signal, the join would wait for ever',
};

/** One case for each diagram that is drawn to run through. */
const diagrams = new Map(
  casesOf('bpmn')
    .filter(({ expect: expected }) => expected.outcome === 'ok')
    .map((one) => [one.id.replace(/#\d+$/, ''), one] as const),
);

/** As `known` has them. */
const knownOf = (name: string): readonly string[] => Object.keys(known).filter((one) => one.startsWith(`${name}: `));

if (corpusIsHere) {
  it.each([...diagrams])('%s: exactly what is known is found', async (id, { bpmn, xml }) => {
    const name = id.split('/').at(-1) ?? id;
    const compiled = await compileDiagram(xml(bpmn));
    const found: string[] = [];
    for (const definition of compiled.ok ? compiled.diagram.definitions : []) {
      const { findings, notExplored } = checkSoundness(definition);
      expect(notExplored).toEqual([]);
      // Their tasks are for nobody: a deployment is accepted, and supervisors see them.
      const flow = findings.filter(({ code }) => code !== 'nobody-may-do-it');
      found.push(...flow.map(({ code, elementId }) => `${name}: ${code} ${elementId}`));
    }
    expect(compiled.ok).toBe(true);
    expect(found).toEqual(knownOf(name));
  });
} else {
  process.stdout.write(
    `The conformance corpus is not at ${corpusFolder}: its diagrams are not checked for soundness.\n`,
  );
  it.skip('the conformance corpus, drawn right', () => undefined);
}
