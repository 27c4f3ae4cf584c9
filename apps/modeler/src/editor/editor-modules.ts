import type { Language } from '@relevo/web';
import lintingModule from 'bpmn-js-bpmnlint';
import {
  BpmnPropertiesPanelModule,
  BpmnPropertiesProviderModule,
  ZeebePropertiesProviderModule,
} from 'bpmn-js-properties-panel';
import behaviorsModule from 'camunda-bpmn-js-behaviors/lib/camunda-cloud';
import { plainWordsModule } from '../properties/index.js';
import { stepsModule } from '../steps/index.js';
import { toolsModule } from '../tools/index.js';
import { languageModule } from './look/language-module.js';

/** What the editor is made of: bpmn.io's own modules, then ours, one feature each. */
export const editorModules = (language: Language): readonly object[] => [
  BpmnPropertiesPanelModule,
  BpmnPropertiesProviderModule,
  ZeebePropertiesProviderModule,
  behaviorsModule,
  lintingModule,
  plainWordsModule,
  stepsModule,
  toolsModule,
  languageModule(language),
];
