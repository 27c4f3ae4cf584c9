import type { DiagramElement, EntryRegistry } from '../editor/services.js';
import type { VariablesAt } from '../variables/variables-at.js';
import { attributeFields } from './attribute-fields.js';
import { dataEntries } from './data/data-entries.js';
import { otherDocumentation } from './documentation-fields.js';
import type { PanelConfig } from './panel-config.js';
import './panel-parts.css';
import { choiceEntry, longTextEntry, type Option, textEntry, yesEntry } from './plain-entries.js';
import { processOf } from './relevo-properties.js';
import { type AnyEntry, kindEntries, loopEntries, type Step, ticketEntries } from './step-entries.js';

interface PanelGroup {
  readonly id: string;
  readonly label: string;
  readonly entries?: readonly AnyEntry[];
  readonly shouldOpen?: boolean;
}

/** Groups of the Zeebe provider whose every field stands in ours, raw FEEL included. */
const doubled = new Set(['condition']);

const statuses = [
  'new',
  'in-progress',
  'waiting-requester',
  'waiting-supplier',
  'resolved',
  'closed',
  'cancelled',
] as const;

const isStep = ({ businessObject }: DiagramElement): boolean =>
  businessObject.$instanceOf('bpmn:Activity') || businessObject.$instanceOf('bpmn:Event');

/** What a process owner asks first, in plain words, before anything technical. */
export class PlainWordsProvider {
  static readonly $inject = ['propertiesPanel', 'config.relevo', 'variablesAt'];

  constructor(
    propertiesPanel: EntryRegistry,
    private readonly config: PanelConfig,
    private readonly variablesAt: VariablesAt,
  ) {
    propertiesPanel.registerProvider(200, this);
  }

  getGroups(element: DiagramElement): (groups: readonly PanelGroup[]) => readonly PanelGroup[] {
    const own = this.#groups(element.labelTarget ?? element).filter(({ entries = [] }) => entries.length > 0);
    const hasTemplate = element.businessObject.get<unknown>('zeebe:modelerTemplate') !== undefined;
    // Without a template bpmn.io offers to choose one, in a dialog that is not its own.
    const left = (id: string): boolean =>
      (own.length > 0 && doubled.has(id)) || (id === 'ElementTemplates__Template' && !hasTemplate);
    const others = otherDocumentation(element, this.config);
    const documented = (group: PanelGroup): PanelGroup =>
      group.id === 'documentation' ? { ...group, entries: [...(group.entries ?? []), ...others] } : group;
    return (groups) => [...own, ...groups.filter(({ id }) => !left(id)).map(documented)];
  }

  #groups(element: DiagramElement): readonly PanelGroup[] {
    const { words } = this.config;
    const step: Step = { element, config: this.config, known: this.variablesAt.known(element) };
    const after = this.variablesAt.after(element);
    return [
      { id: 'relevo', label: words('properties.group'), entries: this.#entries(step), shouldOpen: true },
      { id: 'relevo-loop', label: words('loops.group'), entries: loopEntries(step), shouldOpen: true },
      { id: 'relevo-ticket', label: words('plain.ticketGroup'), entries: ticketEntries(step, after) },
      { id: 'relevo-data', label: words('data.group'), entries: dataEntries(element, this.config) },
      { id: 'relevo-attributes', label: words('attributes.group'), entries: attributeFields(element, this.config) },
    ];
  }

  #entries(step: Step): readonly AnyEntry[] {
    const { element } = step;
    if (element.businessObject.$instanceOf('bpmn:Lane'))
      return [this.#group(), ...this.#publicLabels('properties.laneLabel')];
    const own = kindEntries(step);
    if (isStep(element)) return [...own, ...this.#publicLabels('properties.stepLabel'), this.#status()];
    return processOf(element.businessObject) !== undefined ? this.#catalogue() : own;
  }

  #group(): AnyEntry {
    const { groups, words } = this.config;
    const options: readonly Option[] = [
      { value: '', label: words('properties.nobody') },
      { value: 'requester', label: words('properties.requester') },
      ...groups.map(({ id, name }) => ({ value: id, label: name })),
    ];
    const said = { label: words('properties.who'), description: words('properties.whoHint') };
    return choiceEntry('relevo:group', said, options);
  }

  #publicLabels(label: 'properties.laneLabel' | 'properties.stepLabel'): readonly AnyEntry[] {
    const { words } = this.config;
    return [
      textEntry('relevo:publicLabel', { label: words(label), description: words('properties.publicHint') }),
      textEntry('relevo:publicLabel.es', { label: words('properties.inSpanish', { what: words(label) }) }),
    ];
  }

  #status(): AnyEntry {
    const { words } = this.config;
    const options = [
      { value: '', label: words('properties.statusNone') },
      ...statuses.map((status) => ({ value: status, label: words(`properties.status.${status}`) })),
    ];
    return choiceEntry('relevo:status', { label: words('properties.statusLabel') }, options);
  }

  #catalogue(): readonly AnyEntry[] {
    const { words } = this.config;
    const inSpanish = (label: string) => ({ label: words('properties.inSpanish', { what: label }) });
    const [name, what] = [words('properties.catalogueName'), words('properties.catalogueDescription')];
    return [
      yesEntry('relevo:catalogue', { label: words('properties.catalogue') }),
      textEntry('relevo:catalogueName', { label: name }),
      textEntry('relevo:catalogueName.es', inSpanish(name)),
      longTextEntry('relevo:catalogueDescription', { label: what }),
      longTextEntry('relevo:catalogueDescription.es', inSpanish(what)),
      textEntry('relevo:numberPrefix', {
        label: words('properties.numberPrefix'),
        description: words('properties.numberPrefixHint'),
      }),
    ];
  }
}
