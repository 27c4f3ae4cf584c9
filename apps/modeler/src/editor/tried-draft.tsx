import type { Group } from '@relevo/contracts';
import type { Place } from './use-editor.js';
import { SimulationScreen } from '../simulation/index.js';
import type { Trying } from './use-trying.js';

interface TriedDraftProps {
  readonly trying: Trying;
  readonly processId: string;
  readonly name: string;
  readonly groups: readonly Group[];
  /** Leaves and leads to the place. */
  readonly onShow: (place: Place) => void;
}

export const TriedDraft = ({ trying, processId, name, groups, onShow }: TriedDraftProps) =>
  trying.files === null ? null : (
    <SimulationScreen
      processId={processId}
      name={name}
      files={trying.files}
      groups={groups}
      scenario={trying.scenario}
      onScenario={trying.setScenario}
      onLeave={trying.leave}
      onShow={onShow}
    />
  );
