import type { BundleFiles } from '@relevo/contracts';
import { useLanguage, usePerson } from '@relevo/web';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { calledFiles } from './called-files.js';
import type { Act, Decided, FileFinding, Opening, SimulationView } from './protocol.js';
import { SimulationClient, type ClientAnswer } from './simulation-client.js';

export type Trouble =
  { readonly kind: 'refused'; readonly message: string } | { readonly kind: 'too-long'; readonly seconds: number };

/** What was walked, to be walked again after a change. */
export interface Scenario {
  readonly acts: readonly Act[];
  readonly flows: readonly (readonly string[])[];
}

export const noScenario: Scenario = { acts: [], flows: [] };

const scenarioOf = ({ steps }: SimulationView): Scenario => ({
  acts: steps.map(({ act }) => act),
  flows: steps.map(({ flows }) => flows),
});

/** A simulation of these files for as long as the screen is shown. */
export const useSimulation = (files: BundleFiles, onScenario: (scenario: Scenario) => void) => {
  const language = useLanguage();
  const { name: requester } = usePerson();
  const session = useRef<{ readonly client: SimulationClient; readonly opening: Opening } | null>(null);
  const [view, setView] = useState<SimulationView | null>(null);
  const [findings, setFindings] = useState<readonly FileFinding[] | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [busy, setBusy] = useState(false);
  const walked = useRef(onScenario);
  walked.current = onScenario;

  const take = useCallback((answer: ClientAnswer): ClientAnswer => {
    setBusy(false);
    setTrouble(null);
    if (answer.kind === 'unfit') setFindings(answer.findings);
    if (answer.kind === 'too-long') setTrouble(answer);
    if (answer.kind === 'refused' && answer.fields.length === 0) setTrouble(answer);
    if (answer.kind !== 'shown') return answer;
    setView(answer.view);
    if (answer.view.steps.length > 0) walked.current(scenarioOf(answer.view));
    return answer;
  }, []);

  useEffect(() => {
    const client = new SimulationClient();
    let gone = false;
    const open = async (): Promise<void> => {
      const called = await calledFiles(client, files);
      const opening: Opening = { files: { draft: files, called }, startedAt: Date.now(), language, requester };
      if (gone) return;
      session.current = { client, opening };
      const answer = await client.open(opening);
      if (!gone) take(answer);
    };
    void open();
    return () => {
      gone = true;
      session.current = null;
      client.end();
    };
  }, [files, language, requester, take]);

  const doors = useMemo(() => {
    const ask = async (
      request: (client: SimulationClient, opening: Opening) => Promise<ClientAnswer>,
    ): Promise<ClientAnswer | null> => {
      if (session.current === null) return null;
      setBusy(true);
      return take(await request(session.current.client, session.current.opening));
    };
    return {
      act: (act: Act) => ask((client) => client.act(act)),
      decide: (decided: Decided) => ask((client) => client.decide(decided)),
      goTo: (step: number) => ask((client) => client.goTo(step)),
      startOver: () => ask((client, opening) => client.open(opening)),
      repeat: ({ acts, flows }: Scenario) =>
        ask((client, opening) => client.repeat({ kind: 'repeat', opening, acts, before: flows })),
    };
  }, [take]);

  return { view, findings, trouble, busy, ...doors };
};

export type Doors = Pick<ReturnType<typeof useSimulation>, 'act' | 'decide' | 'goTo' | 'startOver' | 'repeat' | 'busy'>;
