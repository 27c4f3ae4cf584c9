import type { Group } from '@relevo/contracts';
import type { Words } from '@relevo/web';
import type { DiagramElement, EntryRegistry } from '../editor/services.js';
import type { en } from '../languages/en/index.js';
import { choiceEntry, longTextEntry, type Option, type PanelEntry, textEntry, yesEntry } from './plain-entries.js';
import { processOf } from './relevo-properties.js';

interface PanelGroup {
  readonly id: string;
  readonly label: string;
  readonly entries?: readonly PanelEntry[];
  readonly shouldOpen?: boolean;
}

interface Config {
  readonly groups: readonly Group[];
  readonly words: Words<typeof en>;
}

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
  businessObject.$instanceOf('bpmn:Task') || businessObject.$instanceOf('bpmn:Event');

/** What a process owner asks first, in plain words, before anything technical. */
export class PlainWordsProvider {
  static readonly $inject = ['propertiesPanel', 'config.relevo'];

  constructor(
    propertiesPanel: EntryRegistry,
    private readonly config: Config,
  ) {
    propertiesPanel.registerProvider(200, this);
  }

  getGroups(element: DiagramElement): (groups: readonly PanelGroup[]) => readonly PanelGroup[] {
    const entries = this.#entries(element);
    if (entries.length === 0) return (groups) => groups;
    const own = { id: 'relevo', label: this.config.words('properties.group'), entries, shouldOpen: true };
    return (groups) => [own, ...groups];
  }

  #entries(element: DiagramElement): readonly PanelEntry[] {
    if (element.labelTarget !== undefined) return this.#entries(element.labelTarget);
    if (element.businessObject.$instanceOf('bpmn:Lane'))
      return [this.#group(), ...this.#publicLabels('properties.laneLabel')];
    if (isStep(element)) return [...this.#publicLabels('properties.stepLabel'), this.#status()];
    return processOf(element.businessObject) !== undefined ? this.#catalogue() : [];
  }

  #group(): PanelEntry {
    const { groups, words } = this.config;
    const options: readonly Option[] = [
      { value: '', label: words('properties.nobody') },
      { value: 'requester', label: words('properties.requester') },
      ...groups.map(({ id, name }) => ({ value: id, label: name })),
    ];
    const said = { label: words('properties.who'), description: words('properties.whoHint') };
    return choiceEntry('relevo:group', said, options);
  }

  #publicLabels(label: 'properties.laneLabel' | 'properties.stepLabel'): readonly PanelEntry[] {
    const { words } = this.config;
    return [
      textEntry('relevo:publicLabel', { label: words(label), description: words('properties.publicHint') }),
      textEntry('relevo:publicLabel.es', { label: words('properties.inSpanish', { what: words(label) }) }),
    ];
  }

  #status(): PanelEntry {
    const { words } = this.config;
    const options = [
      { value: '', label: words('properties.statusNone') },
      ...statuses.map((status) => ({ value: status, label: words(`properties.status.${status}`) })),
    ];
    return choiceEntry('relevo:status', { label: words('properties.statusLabel') }, options);
  }

  #catalogue(): readonly PanelEntry[] {
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
