import { BpmnPropertiesPanelModule } from 'bpmn-js-properties-panel';
import { PlainWordsProvider } from './plain-words-provider.js';

/** The service desk's own group at the top of the properties panel. */
export const plainWordsModule = {
  __depends__: [BpmnPropertiesPanelModule],
  __init__: ['plainWordsProvider'],
  plainWordsProvider: ['type', PlainWordsProvider],
};
