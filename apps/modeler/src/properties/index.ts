import { BpmnPropertiesPanelModule } from 'bpmn-js-properties-panel';
import { variablesModule } from '../variables/index.js';
import { PlainWordsProvider } from './plain-words-provider.js';

/** The service desk's own group at the top of the properties panel. */
export const plainWordsModule = {
  __depends__: [BpmnPropertiesPanelModule, variablesModule],
  __init__: ['plainWordsProvider'],
  plainWordsProvider: ['type', PlainWordsProvider],
};
