import type { Language } from '@relevo/web';
import {
  BpmnPropertiesPanelModule,
  BpmnPropertiesProviderModule,
  ZeebePropertiesProviderModule,
} from 'bpmn-js-properties-panel';
import behaviorsModule from 'camunda-bpmn-js-behaviors/lib/camunda-cloud';
import { diagramsModule } from '../diagrams/index.js';
import { tidyModule } from '../layout/tidy/index.js';
import { problemsModule } from '../problems/canvas/index.js';
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
  diagramsModule,
  plainWordsModule,
  problemsModule,
  stepsModule,
  tidyModule,
  toolsModule,
  languageModule(language),
];
