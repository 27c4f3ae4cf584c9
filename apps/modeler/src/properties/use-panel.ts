import { useEffect, useState } from '@bpmn-io/properties-panel/preact/hooks';
import { useService } from 'bpmn-js-properties-panel';
import type { BpmnFactory, CommandStack, DiagramElement } from '../editor/services.js';
import type { Variable } from '../variables/variable.js';
import type { VariablesAt } from '../variables/variables-at.js';
import { change, type Change } from './moddle-changes.js';
import type { PanelConfig } from './panel-config.js';

/** What a part of the panel works with. */
export const usePanel = () => {
  const bpmnFactory = useService<BpmnFactory>('bpmnFactory');
  const commandStack = useService<CommandStack>('commandStack');
  const config = useService<PanelConfig>('config.relevo');
  const apply = (element: DiagramElement, changes: readonly Change[]): void =>
    change(element, changes, { bpmnFactory, commandStack });
  return { ...config, factory: bpmnFactory, apply };
};

/** Known at once from forms and tables; what mappings and scripts set follows. `after`: its own fields too. */
export const useVariables = (element: DiagramElement, when: 'before' | 'after'): readonly Variable[] => {
  const variablesAt = useService<VariablesAt>('variablesAt');
  const now = when === 'after' ? variablesAt.after(element) : variablesAt.known(element);
  const [others, setOthers] = useState<readonly Variable[]>([]);
  useEffect(() => {
    let left = false;
    void variablesAt.at(element).then((found) => !left && setOthers(found));
    return () => {
      left = true;
    };
  }, [element, variablesAt]);
  const names = new Set(now.map(({ name }) => name));
  return [...now, ...others.filter(({ name }) => !names.has(name))];
};
